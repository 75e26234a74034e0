using BenchmarkDotNet.Running;
using Judgeval.Benchmarks;
using Judgeval.Benchmarks.Guardrails;
using Judgeval.Benchmarks.Weaving;

// dotnet run -c Release --project Benchmarks -- --filter '*Off*'
// dotnet run -c Release --project Benchmarks -- weaving
if (args is ["weaving", .. var modules])
{
    WeavingTable.Print(modules, Console.Out);
    return;
}

// dotnet run -c Release --project Benchmarks -- guardrails-soak
if (args is ["guardrails-soak"])
{
    GuardrailSoak.Run(Console.Out);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(OffBenchmarks).Assembly).Run(args);
