using System.Globalization;
using System.Text.Json;

namespace Judgeval.Tests.Docs;

internal sealed class InvariantText : ISpanSerializer
{
    public string Serialize(object value) => JsonSerializer.Serialize(Convert.ToString(value, CultureInfo.InvariantCulture));
}
