using System.Diagnostics;
using Judgeval.Internal;

namespace Judgeval.Llm.Metrics;

/// <summary>Measures calls of models and runs of agents. Nothing is done that nobody listens to.</summary>
internal sealed class GenAiMetrics(GenAiInstruments instruments)
{
    internal bool IsListening => instruments.AreListenedTo;

    /// <summary>A call has ended.</summary>
    internal void Record(ModelCall call)
    {
        if (!IsListening)
        {
            return;
        }

        TagList tags = TagsOf(call);
        RecordTokens(call.Usage.Input, "input", tags);
        RecordTokens(call.Usage.Output, "output", tags);
        if (call.Cost is > 0 and var cost)
        {
            instruments.Cost.Record(cost, tags);
        }

        if (call.ErrorType is { } error)
        {
            tags.Add(SemanticConventions.Error.Type, error);
            instruments.Exceptions.Add(1, tags);
        }

        if (call.Duration is { } duration)
        {
            instruments.Duration.Record(duration.TotalSeconds, tags);
        }
    }

    /// <summary>A run of an agent has ended.</summary>
    internal void RecordRun(Activity agent)
    {
        if (!IsListening)
        {
            return;
        }

        TagList tags = TagsOf(agent);
        instruments.Runs.Add(1, tags);
        string? error = agent.GetTagItem(SemanticConventions.Error.Type) as string ?? (agent.Status == ActivityStatusCode.Error ? "_OTHER" : null);
        Add(ref tags, SemanticConventions.Error.Type, error);
        instruments.ExecutionTime.Record(agent.Duration.TotalSeconds, tags);
    }

    /// <summary>An agent that runs has made a call.</summary>
    internal void RecordTurn(Activity agent)
    {
        if (instruments.Turns.Enabled)
        {
            instruments.Turns.Add(1, TagsOf(agent));
        }
    }

    private void RecordTokens(long? count, string type, TagList tags)
    {
        if (count is { } tokens)
        {
            tags.Add("gen_ai.token.type", type);
            instruments.TokenUsage.Record(tokens, tags);
        }
    }

    private static TagList TagsOf(ModelCall call)
    {
        var tags = new TagList();
        Add(ref tags, SemanticConventions.GenAi.Operation.Name, call.Operation);
        Add(ref tags, SemanticConventions.GenAi.ProviderName, call.Provider);
        Add(ref tags, SemanticConventions.GenAi.Request.Model, call.Requested);
        Add(ref tags, SemanticConventions.GenAi.Response.Model, call.Answered);
        Add(ref tags, "server.address", call.ServerAddress);
        if (call.ServerPort is { } port)
        {
            tags.Add("server.port", port);
        }

        return tags;
    }

    private static TagList TagsOf(Activity agent)
    {
        var tags = new TagList();
        Add(ref tags, SemanticConventions.GenAi.Agent.Name, Text(agent, SemanticConventions.GenAi.Agent.Name) ?? Text(agent, SemanticConventions.Agent.Name) ?? agent.DisplayName);
        Add(ref tags, SemanticConventions.GenAi.Agent.Id, Text(agent, SemanticConventions.GenAi.Agent.Id) ?? Text(agent, SemanticConventions.Agent.Id));
        Add(ref tags, SemanticConventions.RunEnvironment.Name, Text(agent, SemanticConventions.RunEnvironment.Name));
        return tags;
    }

    private static string? Text(Activity span, string key) => span.GetTagItem(key) as string;

    private static void Add(ref TagList tags, string key, string? value)
    {
        if (value is not null)
        {
            tags.Add(key, value);
        }
    }
}
