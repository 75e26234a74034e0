using System.Net;
using Judgeval.Export.Delivery;

namespace Judgeval.Tests.Runtime.Export.Delivery;

public sealed class AnswerTests
{
    private static readonly DateTimeOffset Now = new(2030, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Delivered", null, 200, 202, 204)]
    [InlineData("Passing", "server_error", 408, 500, 501, 502, 503, 504, 599)]
    [InlineData("Passing", "throttled", 429)]
    [InlineData("Unauthorized", "unauthorized", 401, 403)]
    [InlineData("TooLarge", "too_large", 413)]
    [InlineData("Refused", "refused", 301, 307, 400, 404, 405, 409, 415, 422)]
    public void a_status_has_a_meaning(string kind, string? reason, params int[] statuses)
    {
        foreach (int status in statuses)
        {
            Answer answer = Read(new HttpResponseMessage((HttpStatusCode)status));

            Assert.Equal(kind, answer.Kind.ToString());
            Assert.Contains(status.ToString(System.Globalization.CultureInfo.InvariantCulture), answer.Text, StringComparison.Ordinal);
            if (reason is not null)
            {
                Assert.Equal(reason, answer.Reason.Name());
            }
        }
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("0", 0)]
    [InlineData("Tue, 01 Jan 2030 12:00:42 GMT", 42)]
    [InlineData("Tue, 01 Jan 2030 11:00:00 GMT", 0)]
    [InlineData("-5", null)]
    [InlineData("soon", null)]
    [InlineData("99999999999999999999", null)]
    public void retry_after_is_seconds_or_a_date(string header, int? seconds)
    {
        var response = new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
        response.Headers.TryAddWithoutValidation("Retry-After", header);

        Assert.Equal(seconds, Read(response).RetryAfter?.TotalSeconds);
    }

    [Fact]
    public void a_failure_is_a_timeout_or_no_connection_or_the_end()
    {
        Assert.Equal("unreachable", AnswerReader.Read("u", new HttpRequestException("refused"), isAborted: false, isTimedOut: false).Reason.Name());
        Assert.Equal("timeout", AnswerReader.Read("u", new IOException("closed"), isAborted: false, isTimedOut: true).Reason.Name());
        Assert.Equal("shutdown", AnswerReader.Read("u", new IOException("closed"), isAborted: true, isTimedOut: true).Reason.Name());
    }

    [Fact]
    public void a_url_is_told_without_who_asks_and_what() =>
        Assert.Equal("https://host.example/otel/v1/traces", HttpExchange.Display(new Uri("https://user:pass@host.example/otel/v1/traces?key=secret")));

    private static Answer Read(HttpResponseMessage response) => AnswerReader.Read("u", response, [], Now);
}
