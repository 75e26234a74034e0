using System.Diagnostics;
using Judgeval;
using RuntimeAsync;

// "trace" prints the span trees too, apart from what the program prints anyway.
using var tracer = args.Contains("trace") ? Tracer.Init(new TracerOptions { ProjectName = "runtime-async", Exporters = ["console"], ConsoleWriter = Console.Error }) : null;
Console.WriteLine(await RuntimeAsyncCases.SumAsync(2, 3));
await RuntimeAsyncCases.NothingAsync("text");
Console.WriteLine(await RuntimeAsyncCases.EarlyAsync(-1) + await RuntimeAsyncCases.EarlyAsync(1));
Console.WriteLine(await new RuntimeAsyncCases(7).GenericAsync("seven", 7L));
Console.WriteLine(string.Join(",", await Task.WhenAll(RuntimeAsyncCases.SumAsync(1, 1), RuntimeAsyncCases.SumAsync(2, 2))));
try
{
    await RuntimeAsyncCases.ThrowsAsync("late");
}
catch (InvalidOperationException e)
{
    Console.WriteLine(e.Message);
}

try
{
    await RuntimeAsyncCases.CancelledAsync(new CancellationToken(canceled: true));
}
catch (OperationCanceledException e)
{
    Console.WriteLine(e.CancellationToken.IsCancellationRequested);
}

Console.WriteLine(Activity.Current?.DisplayName ?? "no activity");
