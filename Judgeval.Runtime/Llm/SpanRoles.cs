using System.Diagnostics;
using Judgeval.Internal;

namespace Judgeval.Llm;

/// <summary>Tells what a span is. Allocates nothing: it is asked of every span that ends.</summary>
internal static class SpanRoles
{
    /// <summary>
    /// By the declared kind; a span that has none, or the one that says nothing, by its operation. An agent or a tool is no model call, whatever usage it sums up.
    /// </summary>
    internal static SpanRole Of(Activity span)
    {
        string? kind = span.GetTagItem(SemanticConventions.Judgment.SpanKind) as string;
        if (kind is SemanticConventions.Generator.Kind)
        {
            kind = span.GetTagItem(SemanticConventions.Judgment.DeclaredKind) as string;
        }

        return kind switch
        {
            SpanKinds.Agent => SpanRole.Agent,
            SpanKinds.Llm => OfOperation(span) == SpanRole.Agent ? SpanRole.Other : SpanRole.ModelCall,
            null or SpanKinds.Span => OfOperation(span),
            _ => SpanRole.Other,
        };
    }

    private static SpanRole OfOperation(Activity span) => span.GetTagItem(SemanticConventions.GenAi.Operation.Name) switch
    {
        "chat" or "text_completion" or "generate_content" or "embeddings" => SpanRole.ModelCall,
        "invoke_agent" or "invoke_workflow" => SpanRole.Agent,
        _ => SpanRole.Other,
    };
}
