using Fody;

namespace Judgeval.Fody;

/// <summary>What Fody calls.</summary>
public sealed class ModuleWeaver : BaseModuleWeaver
{
    /// <inheritdoc/>
    public override void Execute()
    {
    }

    /// <inheritdoc/>
    public override IEnumerable<string> GetAssembliesForScanning() => [];
}
