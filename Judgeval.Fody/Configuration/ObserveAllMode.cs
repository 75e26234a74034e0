namespace Judgeval.Fody.Configuration;

/// <summary>What FodyWeavers.xml observes without an attribute.</summary>
internal enum ObserveAllMode
{
    None,
    Public,
    All,
}
