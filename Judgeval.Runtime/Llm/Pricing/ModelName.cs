using System.Text;

namespace Judgeval.Llm.Pricing;

/// <summary>What two names of a model have in common.</summary>
internal static class ModelName
{
    private static readonly string[] Regions = ["us.", "eu.", "apac.", "au.", "ca.", "jp.", "global.", "us-gov."];

    /// <summary>The name in lower case without the vendor before it, a region, and one date or <c>-latest</c> after it.</summary>
    internal static string BaseOf(string model)
    {
        string name = model.Trim().ToLowerInvariant();
        name = name.Substring(name.LastIndexOf('/') + 1);
        string? region = Array.Find(Regions, region => name.StartsWith(region, StringComparison.Ordinal));
        name = name.Substring(region?.Length ?? 0);
        foreach (string suffix in (string[])["-latest", "-####-##-##", "-########"])
        {
            if (EndsWith(name, suffix))
            {
                return name.Substring(0, name.Length - suffix.Length);
            }
        }

        return name;
    }

    /// <summary>Letters and digits in lower case: <c>together_ai</c> and <c>Together AI</c> are one.</summary>
    internal static string VendorOf(string? vendor)
    {
        var text = new StringBuilder();
        foreach (char character in vendor ?? "")
        {
            if (char.IsLetterOrDigit(character))
            {
                text.Append(char.ToLowerInvariant(character));
            }
        }

        return text.ToString();
    }

    /// <summary>Whether a vendor's name begins as the other's does. Of names such as <c>gcp.gemini</c> the part after the cloud counts too.</summary>
    internal static bool IsVendor(string known, string vendor) =>
        known.Length > 0 && (Overlap(known, VendorOf(vendor)) || (vendor.IndexOf('.') is > 0 and var dot && Overlap(known, VendorOf(vendor.Substring(dot + 1)))));

    private static bool Overlap(string known, string vendor) =>
        vendor.Length > 0 && (known.StartsWith(vendor, StringComparison.Ordinal) || vendor.StartsWith(known, StringComparison.Ordinal));

    // A # is a digit. What is left may not be nothing.
    private static bool EndsWith(string name, string suffix)
    {
        int start = name.Length - suffix.Length;
        for (int i = 0; start > 0 && i < suffix.Length; i++)
        {
            char character = name[start + i];
            if (suffix[i] == '#' ? character is < '0' or > '9' : character != suffix[i])
            {
                return false;
            }
        }

        return start > 0;
    }
}
