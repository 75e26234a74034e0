using System.Text.Json.Serialization;

namespace Judgeval.Benchmarks;

[JsonSerializable(typeof(Arguments))]
[JsonSerializable(typeof(int))]
internal sealed partial class BenchmarkJson : JsonSerializerContext;
