using Judgeval.Diagnostics;
using Judgeval.Tests.Support;

namespace Judgeval.Tests.Runtime.Diagnostics;

public sealed class RuntimeLogTests : IDisposable
{
    private readonly SteppedTime _time = new();
    private readonly StringWriter _lines = new();
    private readonly RuntimeLog _log;

    public RuntimeLogTests() => _log = new RuntimeLog(factory: null, LogSeverity.Warning, _lines, _time);

    public void Dispose() => _lines.Dispose();

    [Fact]
    public void a_kind_is_told_at_once_and_then_once_a_minute_with_what_was_not_told()
    {
        for (int i = 0; i < 5; i++)
        {
            _log.Limited(LogSeverity.Warning, "one", "it fails");
        }

        _log.Limited(LogSeverity.Warning, "other", "it fails too");
        _time.Advance(TimeSpan.FromMinutes(1));
        _log.Limited(LogSeverity.Warning, "one", "it fails");
        _time.Advance(TimeSpan.FromMinutes(1));
        _log.Limited(LogSeverity.Warning, "one", "it fails");

        Assert.Equal(
            ["judgeval: it fails", "judgeval: it fails too", "judgeval: it fails (4 more of this kind were not told.)", "judgeval: it fails"],
            _lines.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => line.TrimEnd()));
    }

    [Fact]
    public void what_is_too_unimportant_is_not_told()
    {
        _log.Limited(LogSeverity.Info, "one", "it works");

        Assert.Equal("", _lines.ToString());
    }

    [Fact]
    public void no_line_has_a_credential()
    {
        KnownSecrets.Add("a-key-of-this-test");

        _log.Write(LogSeverity.Warning, "the server says: 'a-key-of-this-test' is no key, nor is Bearer abcdefghijklmnop");

        Assert.Equal("judgeval: the server says: '***' is no key, nor is Bearer ***", _lines.ToString().TrimEnd());
    }
}
