using Judgeval.Tests.Support;

#pragma warning disable CA1050 // .NET looks for this very name when DOTNET_STARTUP_HOOKS names the assembly.
internal static class StartupHook
{
    public static void Initialize() => ChildScenarios.Run(Environment.GetEnvironmentVariable(ChildScenarios.Key));
}
