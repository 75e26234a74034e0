using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Judgeval.Tests.Docs;

/// <summary>The examples of docs/values.md.</summary>
internal static partial class ValuesExamples
{
    public static TracerOptions Redacting()
    {
        var options = new TracerOptions
        {
            ProjectName = "search-assistant",
            Redact = static (key, text) => key == "judgment.output" ? null : text.Replace("ann@example.test", "<mail>", StringComparison.Ordinal),
        };
        return options;
    }

    public static TracerOptions Naming()
    {
        var options = new TracerOptions
        {
            ProjectName = "search-assistant",
            JsonSerializerOptions = new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Converters = { new MoneyConverter() } },
            JsonTypeInfoResolvers = [ShopContext.Default],
        };
        return options;
    }

    public static TracerOptions Serializing()
    {
        var options = new TracerOptions { ProjectName = "search-assistant", Serializer = new InvariantText() };
        return options;
    }

    internal sealed record Basket(Money Price, ShopOrder Order);

    internal sealed record Money(decimal Francs);

    internal sealed record ShopOrder(int OrderId);

    private sealed class MoneyConverter : JsonConverter<Money>
    {
        public override Money? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) =>
            writer.WriteStringValue(string.Create(CultureInfo.InvariantCulture, $"{value.Francs} CHF"));
    }

    [JsonSerializable(typeof(ShopOrder))]
    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
    private sealed partial class ShopContext : JsonSerializerContext;
}
