namespace Judgeval.Tests.Packaging;

/// <summary>The tests that share one set of packages; they run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class SharedPackages : ICollectionFixture<PackageFeed>
{
    /// <summary>The name of the collection.</summary>
    public const string Name = "Packages";
}
