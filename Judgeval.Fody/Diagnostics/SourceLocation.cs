using Judgeval.Fody.Extensions;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Judgeval.Fody.Diagnostics;

/// <summary>Where in the source a method is.</summary>
internal static class SourceLocation
{
    /// <summary>The method's first line; for a kickoff method, which has none, its state machine's; null where no line is known.</summary>
    public static SequencePoint? Of(MethodDefinition? method)
    {
        if (method == null)
        {
            return null;
        }

        return FirstVisible(method) ?? FirstVisible(method.StateMachineMoveNext());
    }

    private static SequencePoint? FirstVisible(MethodDefinition? method)
    {
        if (method is not { HasBody: true })
        {
            return null;
        }

        // Reading the body is what makes Cecil read the symbols.
        _ = method.Body;
        return method.DebugInformation.HasSequencePoints
            ? method.DebugInformation.SequencePoints.FirstOrDefault(point => !point.IsHidden)
            : null;
    }
}
