using System.Globalization;
using Judgeval.Export.Delivery;
using Judgeval.Spans;
using Judgeval.Tests.Otlp;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Export.Profiles;

/// <summary>A program whose spans have something for every row of the table, and what another program decodes of them.</summary>
internal static class ProfiledRun
{
    private static readonly Dictionary<string, string> Variables = new()
    {
        ["JUDGMENT_GIT_REPO"] = "acme/shop",
        ["JUDGMENT_GIT_REF"] = "0e6fac2b",
    };

    public static Task<IReadOnlyList<Span>> OfAsync(AttributeProfiles profiles, Action<TracerOptions>? configure = null) => OfAsync(profiles, Run, configure);

    public static async Task<IReadOnlyList<Span>> OfAsync(AttributeProfiles profiles, Action program, Action<TracerOptions>? configure = null)
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        TracerOptions options = TracerOptions.ForOtlp(server.Url + "/v1/traces");
        options.Attributes = profiles;
        options.Environment = "staging";
        options.ServiceName = "shop";
        options.PricingCachePath = "/nowhere";
        options.Time = new Clock();
        configure?.Invoke(options);
        using Tracer tracer = Tracer.Create(options, static name => Variables.GetValueOrDefault(name));
        TracerScope.SetOverride(tracer);
        try
        {
            program();
            Assert.True(tracer.Flush());
        }
        finally
        {
            TracerScope.SetOverride(null);
        }

        return server.Spans;
    }

    /// <summary>Each attribute of each span, as <c>span key=value</c>.</summary>
    public static IReadOnlyList<string> Lines(IReadOnlyList<Span> spans) =>
        [.. spans.SelectMany(static span => span.Attributes.Select(attribute => $"{span.Name} {attribute.Key}={Text(attribute.Value)}")).Order(StringComparer.Ordinal)];

    public static string IdOf(IReadOnlyList<Span> spans, string name) => Convert.ToHexString(spans.Single(span => span.Name == name).SpanId.ToByteArray()).ToLowerInvariant();

    private static void Run()
    {
        using (Tracer.UsingAttributes(userId: "ada", sessionId: "session-7", tags: ["beta", "eu"], metadata: new Dictionary<string, object?> { ["plan"] = "pro" }))
        {
            HandWoven.Call(HandWoven.Method("Plan", ["city"], kind: "agent"), "Paris", static _ =>
            {
                HandWoven.Call(HandWoven.Method("Search", ["limit"], kind: "tool"), 3, static _ => new[] { 1 });
                Tracer.Span("chat", Chat);
                return "done";
            });
        }

        Tracer.Span("priced", static () =>
        {
            Tracer.SetLlmSpan();
            Tracer.RecordLlmMetadata(new LlmMetadata { Provider = "openai", Model = "gpt-4", NonCachedInputTokens = 1000, CacheReadInputTokens = 1000, OutputTokens = 500 });
        });
        Tracer.Span("alone", static () =>
        {
            Tracer.SetCustomerUserId("bob");
            Tracer.UpdateCurrentSpan(metadata: new { experiment = "b" });
        });
    }

    private static void Chat()
    {
        Tracer.SetLlmSpan();
        Tracer.SetInput("tea?");
        Tracer.SetOutput("yes");
        Tracer.RecordLlmMetadata(new LlmMetadata
        {
            Provider = "openai",
            Model = "gpt-4o",
            NonCachedInputTokens = 120,
            CacheReadInputTokens = 1024,
            CacheCreationInputTokens = 6,
            OutputTokens = 57,
            TotalCostUsd = 0.0021,
        });
        Tracer.UpdateCurrentSpan(modelParameters: new Dictionary<string, object> { ["temperature"] = 0.5, ["max_tokens"] = 400 }, prompt: "Answer.");
        Tracer.SetAttribute("gen_ai.response.finish_reasons", new[] { "stop", "length" });
    }

    private static string Text(AnyValue value) => value.ValueCase switch
    {
        AnyValue.ValueOneofCase.StringValue => value.StringValue,
        AnyValue.ValueOneofCase.IntValue => value.IntValue.ToString(CultureInfo.InvariantCulture),
        AnyValue.ValueOneofCase.DoubleValue => value.DoubleValue.ToString(CultureInfo.InvariantCulture) + "d",
        AnyValue.ValueOneofCase.BoolValue => value.BoolValue ? "true" : "false",
        AnyValue.ValueOneofCase.ArrayValue => $"[{string.Join(' ', value.ArrayValue.Values.Select(Text))}]",
        _ => $"<{value.ValueCase}>",
    };

    private sealed class Clock : TimeSource
    {
        internal override DateTimeOffset UtcNow => new(2026, 4, 30, 0, 0, 0, TimeSpan.Zero);
    }
}
