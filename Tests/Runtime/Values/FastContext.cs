using System.Text.Json.Serialization;

namespace Judgeval.Tests.Runtime.Values;

[JsonSerializable(typeof(SerializerTests.Order), GenerationMode = JsonSourceGenerationMode.Serialization)]
internal sealed partial class FastContext : JsonSerializerContext;
