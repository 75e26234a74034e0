using BenchmarkDotNet.Running;
using Judgeval.Benchmarks;
using Judgeval.Benchmarks.Delivery;
using Judgeval.Benchmarks.Guardrails;
using Judgeval.Benchmarks.Weaving;

// dotnet run -c Release --project Benchmarks -- --filter '*Off*'
// dotnet run -c Release --project Benchmarks -- weaving
// dotnet run -c Release --project Benchmarks -- delivery [part of a fault's name] | soak [minutes] | export
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

if (DeliveryCommands.TryRun(args, Console.Out))
{
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(OffBenchmarks).Assembly).Run(args);
