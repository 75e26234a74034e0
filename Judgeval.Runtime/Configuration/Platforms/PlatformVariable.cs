using System.Globalization;

namespace Judgeval.Configuration.Platforms;

/// <summary>An environment variable of a platform's.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="IsSeconds">It holds seconds where ours holds milliseconds.</param>
internal sealed record PlatformVariable(string Name, bool IsSeconds = false)
{
    /// <summary>The value as ours would hold it; what cannot be read stays as it is, and is refused later.</summary>
    internal string Converted(string text) =>
        IsSeconds && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) && seconds is > 0 and < int.MaxValue / 1000
            ? Math.Ceiling(seconds * 1000).ToString(CultureInfo.InvariantCulture)
            : text;

    public static implicit operator PlatformVariable(string name) => new(name);
}
