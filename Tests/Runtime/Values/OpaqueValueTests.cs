using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Judgeval.Tests.Runtime.Values;

public sealed class OpaqueValueTests
{
    public static TheoryData<object, string> OpaqueValues => new()
    {
        { Task.FromResult("x"), "<Task<String>>" },
        { new MemoryStream(), "<MemoryStream>" },
        { new Func<int>(static () => 1), "<Func<Int32>>" },
        { typeof(string), "<RuntimeType>" },
        { new Lazy<int>(static () => throw new InvalidOperationException("started")), "<Lazy<Int32>>" },
        { new[] { 1 }.AsQueryable(), "<EnumerableQuery<Int32>>" },
        { new Progress<int>(), "<Progress<Int32>>" },
        { new WeakReference<string>("x"), "<WeakReference<String>>" },
        { new HttpRequestMessage(), "<HttpRequestMessage>" },
        { new ServiceCollection().BuildServiceProvider(), "<ServiceProvider>" },
        { new Activity("x"), "<Activity>" },
        { System.Xml.Linq.XDocument.Parse("<a/>"), "<XDocument>" },
        { new CancellationTokenSource(), "<CancellationTokenSource>" },
        { new Secret("hush"), "<Secret>" },
        { new HttpClient(), "<HttpClient>" },
        { new NetworkCredential("user", "password"), "<NetworkCredential>" },
        { new DefaultHttpContext(), "<DefaultHttpContext>" },
        { new LoggerFactory().CreateLogger("x"), "<Logger>" },
        { new ConfigurationManager(), "<ConfigurationManager>" },
        { new Reader(), "<Reader>" },
    };

    [Theory]
    [MemberData(nameof(OpaqueValues))]
    public void what_is_no_data_is_its_type_name_at_any_depth(object value, string placeholder)
    {
        Assert.Equal($$"""{"value":"{{placeholder}}"}""", Recorded.Input(value));
        Assert.Equal($$$"""{"value":{"Inner":"{{{placeholder}}}"}}""", Recorded.Input(new Holder(value)));
        Assert.Equal($$"""{"value":["{{placeholder}}"]}""", Recorded.Input(new[] { value }));
    }

    [Fact]
    public void a_lazy_sequence_is_never_enumerated()
    {
        int steps = 0;

        Assert.Contains("<", Recorded.Input(Lazy()), StringComparison.Ordinal);
        Assert.Contains("<", Recorded.Input(new Holder(Enumerable.Range(0, 3).Where(_ => ++steps > 0))), StringComparison.Ordinal);
        Assert.Equal("""{"value":{"Items":[1]}}""", Recorded.Input(new Sequences { Items = new List<int> { 1 } }));
        Assert.StartsWith("""{"value":{"Items":"<""", Recorded.Input(new Sequences { Items = Lazy() }), StringComparison.Ordinal);
        Assert.Equal(0, steps);

        IEnumerable<int> Lazy()
        {
            steps++;
            yield return 1;
        }
    }

    private sealed record Holder(object Inner);

    private sealed class Sequences
    {
        public IEnumerable<int>? Items { get; set; }
    }

    private sealed class Reader : StringReader
    {
        public Reader()
            : base("text")
        {
        }
    }

    [DoNotRecord]
    private sealed record Secret(string Value);
}
