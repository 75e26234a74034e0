using System.Reflection;
using Judgeval.Tests.Support;
using Judgeval.Tests.Weaving;

namespace Judgeval.Tests.Stress;

/// <summary>Libraries with every method observed do their work as before.</summary>
[Collection(nameof(WovenPrograms))]
public sealed class RealProgramTests
{
    private const string Json = """{"text":"caf\u00e9 \"quoted\"","numbers":[1,-2.5,1e300],"nested":{"empty":{},"nothing":null,"flag":true,"deep":[[[{"a":[]}]]]}}""";

    [Fact]
    public void the_decompiler_decompiles_a_whole_assembly_to_the_same_text() =>
        AssertSame("ICSharpCode.Decompiler", static decompiler => Decompile(decompiler, "OpenTelemetry.Api"), 100_000);

    [Theory]
    [InlineData(Tracing.Off)]
    [InlineData(Tracing.Recording)]
    public void the_serializer_writes_and_reads_the_same_json(Tracing tracing)
    {
        using var tracer = tracing == Tracing.Recording ? new TestTracer() : null;

        AssertSame("Newtonsoft.Json", Serialize, 300);

        AssertRecorded(tracer);
    }

    [Theory]
    [InlineData(Tracing.Off)]
    [InlineData(Tracing.Recording)]
    public void protocol_buffers_are_the_same_bytes(Tracing tracing)
    {
        using var tracer = tracing == Tracing.Recording ? new TestTracer() : null;

        AssertSame("Google.Protobuf", RoundTrip, 200);

        AssertRecorded(tracer);
    }

    [Fact]
    public void cecil_writes_the_same_assembly() => AssertSame("Mono.Cecil", static cecil => Rewrite(cecil, "OpenTelemetry"), 100_000);

    private static void AssertSame(string name, Func<Assembly, string> work, int shortest)
    {
        var assembly = RealAssembly.Named(name);
        var expected = work(assembly.Unwoven);

        Assert.Equal(expected, work(assembly.Woven));
        Assert.InRange(expected.Length, shortest, int.MaxValue);
    }

    private static void AssertRecorded(TestTracer? tracer)
    {
        if (tracer is not null)
        {
            Assert.NotEmpty(tracer.Spans);
            tracer.AssertNoParentIsMissing();
        }
    }

    private static string Decompile(Assembly decompiler, string assembly)
    {
        var settings = Create(decompiler, "ICSharpCode.Decompiler.DecompilerSettings");
        dynamic target = Create(decompiler, "ICSharpCode.Decompiler.CSharp.CSharpDecompiler", Path.Combine(AppContext.BaseDirectory, $"{assembly}.dll"), settings);
        return target.DecompileWholeModuleAsString();
    }

    private static string Serialize(Assembly newtonsoft)
    {
        var sample = new Dictionary<string, object?>
        {
            ["text"] = "caf\u00e9",
            ["dates"] = new[] { DateTime.UnixEpoch, DateTime.MaxValue },
            ["exception"] = new InvalidOperationException("outer", new TimeoutException("inner")),
            ["tuple"] = (1, 2.5m, "three", Guid.Empty),
            ["version"] = new Version(1, 2, 3),
        };
        var written = Call(newtonsoft, "Newtonsoft.Json.JsonConvert", "SerializeObject", sample);
        dynamic read = Call(newtonsoft, "Newtonsoft.Json.Linq.JToken", "Parse", Json);
        return $"{written}\n{read}\n{read.SelectToken("$..a")}\n{string.Join(',', ((IEnumerable<object>)read).Select(static token => token.GetType().Name))}";
    }

    private static string RoundTrip(Assembly protobuf)
    {
        dynamic parser = protobuf.GetType("Google.Protobuf.WellKnownTypes.Struct", throwOnError: true)!.GetProperty("Parser")!.GetValue(null)!;
        var message = parser.ParseJson(Json);
        byte[] bytes = (byte[])Call(protobuf, "Google.Protobuf.MessageExtensions", "ToByteArray", (object)message);
        return $"{Convert.ToHexString(bytes)}\n{parser.ParseFrom(bytes)}";
    }

    private static string Rewrite(Assembly cecil, string assembly)
    {
        dynamic module = Call(cecil, "Mono.Cecil.ModuleDefinition", "ReadModule", Path.Combine(AppContext.BaseDirectory, $"{assembly}.dll"));
        using var stream = new MemoryStream();
        module.Write(stream);
        return Convert.ToHexString(stream.ToArray());
    }

    private static object Create(Assembly assembly, string type, params object[] arguments) => Activator.CreateInstance(assembly.GetType(type, throwOnError: true)!, arguments)!;

    private static object Call(Assembly assembly, string type, string method, params object[] arguments) => assembly.GetType(type, throwOnError: true)!.InvokeMember(
        method, BindingFlags.Static | BindingFlags.Public | BindingFlags.InvokeMethod, null, null, arguments, System.Globalization.CultureInfo.InvariantCulture)!;
}
