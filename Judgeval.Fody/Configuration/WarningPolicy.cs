namespace Judgeval.Fody.Configuration;

/// <summary>What becomes of the weaver's warnings.</summary>
internal enum WarningPolicy
{
    Warnings,
    Errors,
    Ignore,
}
