using Google.Protobuf.Collections;
using Judgeval.Tests.Otlp;

namespace Judgeval.Tests.Support;

internal static class OtlpExtensions
{
    public static string? Text(this RepeatedField<KeyValue> attributes, string key) => attributes.SingleOrDefault(attribute => attribute.Key == key)?.Value.StringValue;
}
