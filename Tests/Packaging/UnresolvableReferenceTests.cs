namespace Judgeval.Tests.Packaging;

/// <summary>A build whose references are not all there when Fody looks for them.</summary>
[Collection(SharedPackages.Name)]
public sealed class UnresolvableReferenceTests(PackageFeed feed)
{
    private const string Program = """
        using System.Text.Json;
        using System.Text.Json.Serialization;
        using Judgeval;
        using (Tracer.Init(new TracerOptions { Exporters = ["console"] }))
        {
            using var document = JsonDocument.Parse("[7]");
            Console.WriteLine($"{Tools.First(document.RootElement)}{Tools.Count(document)}{await Tools.LaterAsync(document.RootElement)}");
            Console.WriteLine(new Converter().CanConvert(typeof(int)));
        }
        public static class Tools
        {
            [Observe, JsonIgnore(Condition = JsonIgnoreCondition.Always)] public static int Number { get; set; }
            [Observe] public static int First(JsonElement element) => element[0].GetInt32();
            [Observe] public static int Count(JsonDocument document) => document.RootElement.GetArrayLength();
            [Observe] public static async Task<JsonElement> LaterAsync(JsonElement element) { await Task.Yield(); return element; }
        }
        public sealed class Converter : JsonConverter<int>
        {
            [Observe] public override bool CanConvert(Type type) => type == typeof(int);
            public override int Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => reader.GetInt32();
            public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
        }
        """;

    // Gone between the compiler and Fody.
    private const string Hide = """
        <Project>
          <Target Name="Hide" BeforeTargets="FodyTarget">
            <ItemGroup><ReferencePath Remove="@(ReferencePath)" Condition="'%(Filename)' == 'System.Text.Json'" /></ItemGroup>
          </Target>
        </Project>
        """;

    [Fact]
    public async Task what_may_be_a_ref_struct_is_recorded_by_its_name()
    {
        var project = await feed.WorkbenchAsync();
        project.Write("Program.cs", Program);
        project.Write("Directory.Build.targets", Hide);

        (await project.BuildAsync()).Succeeded();

        var run = (await project.RunAsync(new Dictionary<string, string>())).Succeeded();
        run.Says("71[7]", "True", """input: {"element":"<JsonElement>"}""", "output: 7", "Count [span]", "CanConvert [span]", "LaterAsync [span]");
    }
}
