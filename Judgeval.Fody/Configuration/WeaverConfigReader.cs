using System.Xml.Linq;
using Judgeval.Fody.Diagnostics;

namespace Judgeval.Fody.Configuration;

/// <summary>Reads the configuration element; whatever it does not know is an error that lists what is allowed.</summary>
internal sealed class WeaverConfigReader(DiagnosticReporter reporter)
{
    private static readonly string[] Allowed =
        [nameof(WeaverConfig.ObserveAll), nameof(WeaverConfig.Include), nameof(WeaverConfig.Exclude), nameof(WeaverConfig.Warnings), nameof(WeaverConfig.AutoInit)];

    public WeaverConfig Read(XElement? element)
    {
        // Fody hands over an element called Empty when there is no configuration at all.
        if (element == null)
        {
            return new WeaverConfig();
        }

        foreach (var attribute in element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration && !Allowed.Contains(attribute.Name.LocalName)))
        {
            reporter.Error(
                DiagnosticId.UnknownSetting,
                $"FodyWeavers.xml: <Judgeval> has no attribute '{attribute.Name.LocalName}'. Allowed: {string.Join(", ", Allowed)}.");
        }

        return new WeaverConfig
        {
            ObserveAll = ReadEnum<ObserveAllMode>(element, nameof(WeaverConfig.ObserveAll), "none", "public", "all"),
            Include = element.Attribute(nameof(WeaverConfig.Include))?.Value,
            Exclude = element.Attribute(nameof(WeaverConfig.Exclude))?.Value,
            Warnings = ReadEnum<WarningPolicy>(element, nameof(WeaverConfig.Warnings), "Warnings", "Errors", "Ignore"),
            AutoInit = ReadBoolean(element, nameof(WeaverConfig.AutoInit)),
        };
    }

    private TEnum ReadEnum<TEnum>(XElement element, string name, params string[] allowed)
        where TEnum : struct, Enum
    {
        var text = element.Attribute(name)?.Value;
        if (text == null)
        {
            return default;
        }

        if (allowed.Contains(text.Trim(), StringComparer.OrdinalIgnoreCase))
        {
            return (TEnum)Enum.Parse(typeof(TEnum), text.Trim(), ignoreCase: true);
        }

        Reject(name, text, allowed);
        return default;
    }

    private bool ReadBoolean(XElement element, string name)
    {
        var text = element.Attribute(name)?.Value;
        if (text != null && !bool.TryParse(text.Trim(), out _))
        {
            Reject(name, text, "true", "false");
            return false;
        }

        return text != null && bool.Parse(text.Trim());
    }

    private void Reject(string name, string text, params string[] allowed) => reporter.Error(
        DiagnosticId.BadSetting,
        $"FodyWeavers.xml: <Judgeval {name}=\"{text}\"> is not a value of {name}. Allowed: {string.Join(", ", allowed)}.");
}
