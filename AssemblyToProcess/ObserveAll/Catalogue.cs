using Judgeval;

namespace Shop.Store;

/// <summary>Not in the included namespace; only what is marked is observed.</summary>
public class Catalogue
{
    public string Find(string name) => Secret(name);

    [Observe]
    public string Marked(string name) => name;

    private string Secret(string name) => name;
}
