using System.Collections.Specialized;
using System.Diagnostics;
using System.Text.Json;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Values;

public sealed class SecretTests
{
    [Fact]
    public void members_that_must_not_be_recorded_are_left_out()
    {
        Assert.Equal(
            """{"value":{"User":"ann","Nested":"<Secret>","Field":1}}""",
            Recorded.Input(new Login("ann", "pass1") { Pin = "pass2", Field = 1, HiddenField = "pass3", Nested = new Secret("pass4") }));
    }

    [Fact]
    public void tags_that_are_set_on_the_activity_are_masked_when_it_ends()
    {
        using var tracer = new TestTracer();
        string[] texts = ["fine", "Bearer abcdefgh12345678"];
        using (SpanScope span = Tracer.Span("call"))
        {
            span.Activity!.SetTag("header", "Bearer abcdefgh12345678").SetTag("headers", texts).SetTag("count", 7);
        }

        using (SpanScope span = Tracer.Span("long"))
        {
            span.Activity!.SetTag("long", "sk-abcdefghijklmnop " + new string('x', 100_000));
        }

        Activity call = tracer.Named("call");
        Assert.Equal("Bearer ***", call.GetTagItem("header"));
        Assert.Equal(["fine", "Bearer ***"], Assert.IsType<string[]>(call.GetTagItem("headers")));
        Assert.Equal("Bearer abcdefgh12345678", texts[1]);
        Assert.StartsWith("sk-*** xxx", Assert.IsType<string>(tracer.Named("long").GetTagItem("long")), StringComparison.Ordinal);
        Assert.Equal(7, call.GetTagItem("count"));
    }

    [Fact]
    public void keys_and_bearer_tokens_are_masked()
    {
        Assert.Equal("""{"value":"use sk-*** please"}""", Recorded.Input("use sk-proj-abcdefghijklmnop please"));
        Assert.Equal("""{"value":["Authorization: Bearer ***"]}""", Recorded.Input(new[] { "Authorization: Bearer eyJhbGciOi.eyJzdWIi.c2ln" }));
        Assert.Equal("""{"value":"a task-management-platform, the bearer of news"}""", Recorded.Input("a task-management-platform, the bearer of news"));
    }

    [Fact]
    public void keys_of_other_vendors_and_other_credentials_of_a_header_are_masked()
    {
        Assert.Equal("""{"value":"key=AIza***"}""", Recorded.Input("key=AIzaSyA1234567890abcdefghijklmnopqrstuv"));
        Assert.Equal("""{"value":"Authorization: Basic ***, done"}""", Recorded.Input("Authorization: Basic dXNlcjpwYXNz, done"));
        Assert.Equal("""{"value":"authorization is required"}""", Recorded.Input("authorization is required"));
    }

    [Fact]
    public void what_is_called_as_a_credential_is_masked_whatever_it_is()
    {
        Assert.Equal("""{"value":{"Authorization":"***","Accept":"*/*"}}""", Recorded.Input(new Dictionary<string, string> { ["Authorization"] = "Basic eA==", ["Accept"] = "*/*" }));
        Assert.Equal("""{"value":{"x-api-key":"***"}}""", Recorded.Input(new NameValueCollection { ["x-api-key"] = "abc" }));
        Assert.Equal("""{"value":{"Authorization":"***"}}""", Recorded.Input(new { Authorization = new[] { "abc" } }));
        Assert.Equal("""{"value":{"cookie":"***"}}""", Recorded.Input(System.Text.Json.Nodes.JsonNode.Parse("""{"cookie":{"a":1}}""")));
        Assert.Equal("""{"value":{"cookie":"***"}}""", Recorded.Input(JsonDocument.Parse("""{"cookie":{"a":1}}""")));

        using var tracer = new TestTracer();
        CompilerServices.ObservedCall call = default;
        call.Begin(HandWoven.Method("Send", ["url", "authorization"]));
        call.Argument(0, "/");
        call.Argument(1, "Basic abc");
        call.Exit();
        Assert.Equal("""{"url":"/","authorization":"***"}""", tracer.Single().GetTagItem("judgment.input"));
    }

    [Fact]
    public void an_enum_that_must_not_be_recorded_never_is()
    {
        Assert.Equal("\"<Diagnosis>\"", Recorded.Call<Diagnosis?>(Diagnosis.Flu).GetTagItem("judgment.output"));
        Assert.Equal("\"<Diagnosis>\"", Recorded.Call(Diagnosis.Flu).GetTagItem("judgment.output"));
        Assert.Equal("[\"<Diagnosis>\"]", Recorded.Call(new[] { Diagnosis.Flu }).GetTagItem("judgment.output"));
        Assert.Equal("{\"<Diagnosis>\":1}", Recorded.Call(new Dictionary<Diagnosis, int> { [Diagnosis.Flu] = 1 }).GetTagItem("judgment.output"));
    }

    [Fact]
    public void a_secret_at_the_place_of_a_cut_is_masked_first()
    {
        string text = new string('x', 150) + " sk-" + new string('a', 100);

        string input = Recorded.Input(new[] { text, "more" }, static options => options.AttributeValueLengthLimit = 200)!;

        Assert.DoesNotContain("sk-a", input, StringComparison.Ordinal);
    }

    [Fact]
    public void the_content_of_data_urls_is_replaced_by_its_length()
    {
        string image = "data:image/png;base64," + Convert.ToBase64String(new byte[9216]);
        string huge = "data:image/png;base64," + Convert.ToBase64String(new byte[3_000_000]);

        Assert.Equal("""{"value":{"url":"data:image/png;base64,<9216 bytes>","n":1}}""", Recorded.Input(new { url = image, n = 1 }));
        Assert.Equal("""{"value":"data:image/png;base64,<3000000 bytes>"}""", Recorded.Input(huge));
        Assert.Equal("see data:image/png;base64,<9216 bytes>) and data:image/png;base64,<9216 bytes>", Recorded.Call($"see {image}) and {image}").GetTagItem("judgment.output"));
        Assert.Equal("""{"value":"data:text/plain;base64,eA=="}""", Recorded.Input("data:text/plain;base64,eA=="));
    }

    [DoNotRecord]
    private enum Diagnosis
    {
        Flu,
    }

    [DoNotRecord]
    private sealed record Secret(string Value);

    private sealed record Login(string User, [DoNotRecord] string Password)
    {
#pragma warning disable CA1051 // Public fields are recorded too.
        public int Field;

        [DoNotRecord]
        public string? HiddenField;
#pragma warning restore CA1051

        [DoNotRecord]
        public string? Pin { get; init; }

        public Secret? Nested { get; init; }
    }
}
