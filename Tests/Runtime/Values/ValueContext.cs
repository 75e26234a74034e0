using System.Text.Json.Serialization;

namespace Judgeval.Tests.Runtime.Values;

[JsonSerializable(typeof(SerializerTests.Account))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
internal sealed partial class ValueContext : JsonSerializerContext;
