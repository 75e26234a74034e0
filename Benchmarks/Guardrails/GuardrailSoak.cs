using System.Diagnostics;
using System.Globalization;

namespace Judgeval.Benchmarks.Guardrails;

/// <summary>A million spans over ten thousand traces that are all open at once, with the memory that is in use along the way.</summary>
internal static class GuardrailSoak
{
    private const int Traces = 10_000;
    private const int Spans = 1_000_000;
    private const int Reports = 10;
    private const int RoundsOfATrace = 10;

    private static readonly string[] Filtered = ["content_filter"];

    private static int _ended;

    internal static void Run(TextWriter output)
    {
        var options = new TracerOptions { ProjectName = "soak", Exporters = [] };
        options.Processors.Add(new NoProcessor());
        using Tracer tracer = Tracer.Init(options);
        ActivitySource source = tracer.Source!;
        var roots = new Activity?[Traces];
        var watch = Stopwatch.StartNew();
        output.WriteLine("| spans | traces ended | MB in use |");
        output.WriteLine("|---|---|---|");
        for (int span = 1; span <= Spans; span++)
        {
            // Every trace gets a span in turn; a tenth of them end in each round, so that traces of every age are open.
            int slot = span % Traces;
            bool isOver = roots[slot] is not null && (span / Traces + slot) % RoundsOfATrace == 0;
            roots[slot] = Step(source, isOver ? End(roots[slot]!) : roots[slot], span);
            if (span % (Spans / Reports) == 0)
            {
                double used = GC.GetTotalMemory(forceFullCollection: true) / 1048576.0;
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {span:N0} | {_ended:N0} | {used:F1} |"));
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds:F1} s with the collections, {watch.Elapsed.TotalMicroseconds / Spans:F2} µs a span"));
    }

    private static Activity Step(ActivitySource source, Activity? root, int number)
    {
        Activity.Current = null;
        root ??= source.StartActivity("agent")!;
        Activity.Current = root;
        using Activity span = source.StartActivity("step")!;
        span.SetTag("judgment.span_kind", (number % 4) switch { 0 => "tool", 1 => "llm", 2 => "guardrail", _ => "span" });
        if (number % 40 == 1)
        {
            span.SetTag("gen_ai.response.finish_reasons", Filtered);
        }

        return root;
    }

    private static Activity? End(Activity root)
    {
        root.Stop();
        _ended++;
        return null;
    }
}
