using Judgeval.Spans;
using Judgeval.Tests.Otlp;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Export;

/// <summary>A trace context as another program decodes it.</summary>
public sealed class ContextExportTests
{
    [Fact]
    public async Task each_value_arrives_under_its_names_and_in_its_type()
    {
        await using OtlpServer server = await OtlpServer.StartAsync();
        using Tracer tracer = Tracer.Create(
            new TracerOptions { ProjectName = "shop", ApiKey = "key", OrganizationId = "org", ApiUrl = server.Url, WarningWriter = new StringWriter() },
            static _ => null);
        TracerScope.SetOverride(tracer);

        using (Tracer.RunIdentity("planner-1", "Planner", "staging"))
        {
            HandWoven.Run(HandWoven.Method("Ask"), static () =>
            {
                Tracer.SetSessionId("session-7");
                Tracer.SetCustomerId("acme");
                Tracer.SetCustomerUserId("ada@acme");
                Tracer.UpdateCurrentTrace(userId: "ada", metadata: [new("plan", "pro"), new("seats", 3)], tags: ["beta", "eu"]);
            });
        }

        Assert.True(tracer.Flush());
        Span span = Assert.Single(server.Spans);
        Assert.Equal(
            new[]
            {
                "agent.id=planner-1",
                "agent.name=Planner",
                "env=staging",
                "environment=staging",
                "judgment.customer_id=acme",
                "judgment.customer_user_id=ada@acme",
                "judgment.input={}",
                "judgment.session_id=session-7",
                "judgment.span_kind=span",
                """metadata={"plan":"pro","seats":3}""",
                "session.id=session-7",
                "tag.tags=[beta eu]",
                """traceroot.trace.metadata={"plan":"pro","seats":3}""",
                "traceroot.trace.tags=[beta eu]",
                "traceroot.environment=staging",
                "user.id=ada",
            }.Order(StringComparer.Ordinal),
            span.Attributes.Select(static attribute => $"{attribute.Key}={Text(attribute.Value)}").Order(StringComparer.Ordinal));
    }

    private static string Text(AnyValue value) => value.ValueCase switch
    {
        AnyValue.ValueOneofCase.StringValue => value.StringValue,
        AnyValue.ValueOneofCase.ArrayValue => $"[{string.Join(' ', value.ArrayValue.Values.Select(Text))}]",
        _ => $"<{value.ValueCase}>",
    };
}
