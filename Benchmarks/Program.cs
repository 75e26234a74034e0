using BenchmarkDotNet.Running;
using Judgeval.Benchmarks;

// dotnet run -c Release --project Benchmarks -- --filter '*Off*'
BenchmarkSwitcher.FromAssembly(typeof(OffBenchmarks).Assembly).Run(args);
