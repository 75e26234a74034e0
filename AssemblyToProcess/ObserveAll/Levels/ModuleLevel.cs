using Judgeval;

namespace Shop.Levels.ModuleLevel;

/// <summary>The module is nearer than the assembly.</summary>
public static class Reached
{
    public static int Method() => 1;

    // What the module leaves out, the assembly does not bring back.
    public static int LeftOut() => 2;

    public static int AssemblyTool() => 3;

    public static string Run() => $"{Method()} {LeftOut()} {AssemblyTool()} {TypeFirst.Method()}";
}

[ObserveAll("type")]
public static class TypeFirst
{
    public static int Method() => 4;
}
