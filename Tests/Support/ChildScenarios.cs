using System.Diagnostics;
using Judgeval.CompilerServices;
using Judgeval.Tests.Support.Faults;

namespace Judgeval.Tests.Support;

/// <summary>What child processes do, before a Main that does nothing.</summary>
internal static class ChildScenarios
{
    public const string Key = "JUDGEVAL_TEST_SCENARIO";

    public static void Run(string? name)
    {
        switch (name)
        {
            case nameof(ExitWithoutDispose):
                ExitWithoutDispose();
                break;
            case nameof(TagAndExit):
                TagAndExit();
                break;
            case nameof(DieOfAnException):
                DieOfAnException();
                break;
            case nameof(PassTracersOn):
                PassTracersOn();
                break;
            case nameof(StartTwoAutomatically):
                StartTwoAutomatically();
                break;
            case nameof(ReplaceTheAutomaticTracer):
                ReplaceTheAutomaticTracer();
                break;
            case nameof(StartAutomaticallyTooLate):
                StartAutomaticallyTooLate();
                break;
            case nameof(Recurse):
                Recurse();
                break;
            case nameof(ListenWithoutTracer):
                ListenWithoutTracer();
                break;
            default:
                if (!SpoolScenarios.TryRun(name) && !DeliveryScenarios.TryRun(name) && !EndScenarios.TryRun(name))
                {
                    JoinScenarios.Run(name);
                }

                break;
        }
    }

    /// <summary>Traces and ends.</summary>
    public static void ExitWithoutDispose()
    {
        Tracer tracer = Tracer.Init();
        for (int i = 0; i < 700; i++)
        {
            HandWoven.Run(HandWoven.Method("Work"), static () => { });
        }

        Console.WriteLine($"{ReferenceEquals(Tracer.Active, tracer)} {tracer.ProjectName}");
    }

    /// <summary>Tags a trace, records an offline one, and ends.</summary>
    public static void TagAndExit()
    {
        Tracer.Init();
        HandWoven.Run(HandWoven.Method("Live"), static () => Tracer.Tag("beta"));
        var dataset = new List<Example>();
        using (OfflineTracer.Create(dataset).Use())
        {
            HandWoven.Run(HandWoven.Method("Offline"), static () => { });
        }

        Console.WriteLine(dataset.Count);
    }

    /// <summary>Throws what nobody catches.</summary>
    public static void DieOfAnException()
    {
        Tracer.Init();
        HandWoven.Run(HandWoven.Method("Before"), static () => { });
        HandWoven.Run(HandWoven.Method("Outer"), static () => HandWoven.Run(HandWoven.Method("Inner"), static () => throw new InvalidOperationException("fatal")));
    }

    /// <summary>Runs the deep recursion of a woven assembly, on a stack as small as that of a program's first thread anywhere.</summary>
    public static void Recurse()
    {
        var spans = new SpanCollector();
        if (Environment.GetEnvironmentVariable("RECURSION_TRACING") == nameof(Tracing.Recording))
        {
            var options = new TracerOptions { Exporters = [] };
            options.Processors.Add(spans);
            Tracer.Init(options);
        }

        var cases = WovenAssembly.Load(Environment.GetEnvironmentVariable("RECURSION_ASSEMBLY")!, "deep").GetType("AssemblyToProcess.RecursionCases", throwOnError: true)!;
        var deep = cases.GetMethod("Deep")!.CreateDelegate<Func<int, string>>();
        var stack = cases.GetMethod("Stack")!.CreateDelegate<Func<int, long, long>>();
        var depth = int.Parse(Environment.GetEnvironmentVariable("RECURSION_DEPTH")!, System.Globalization.CultureInfo.InvariantCulture);
        var thread = new Thread(() => Console.WriteLine($"{deep(depth)}; {spans.Ended.Count}; {stack(1000, 0) / 1000}"), maxStackSize: 8 * 1024 * 1024);
        thread.Start();
        thread.Join();
    }

    /// <summary>A listener of the user's own, by the name of the source, as an OpenTelemetry set-up has.</summary>
    public static void ListenWithoutTracer()
    {
        using var foreign = ForeignSource.Recorded();
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "judgeval",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = static span => Console.WriteLine($"{span.DisplayName} {span.GetTagItem("judgment.output")} {span.Parent?.DisplayName}"),
        };
        ActivitySource.AddActivityListener(listener);
        using Activity request = foreign.Start("request");
        HandWoven.Call(HandWoven.Method("Plain"), static () => 4);
        using (Tracer.Span("by hand"))
        {
            Tracer.SetOutput(5);
        }

        Console.WriteLine(ReferenceEquals(Activity.Current, request));
    }

    /// <summary>Two woven assemblies that both start the tracer, the second from a thread of its own.</summary>
    public static void StartTwoAutomatically()
    {
        AutoInit.Start();
        Tracer? first = Tracer.Active;
        var thread = new Thread(AutoInit.Start);
        thread.Start();
        thread.Join();
        HandWoven.Run(HandWoven.Method("Work"), static () => { });
        Console.WriteLine($"{first is not null} {ReferenceEquals(Tracer.Active, first)}");
    }

    /// <summary>An observed Main that starts a tracer of its own under the automatic one.</summary>
    public static void ReplaceTheAutomaticTracer()
    {
        AutoInit.Start();
        Tracer automatic = Tracer.Active!;
        HandWoven.Run(HandWoven.Method("Before"), static () => { });
        HandWoven.Run(HandWoven.Method("Main"), () =>
        {
            using Tracer own = Tracer.Init(projectName: "mine");
            HandWoven.Run(HandWoven.Method("Inside"), static () => { });
            AutoInit.Start();
            Console.WriteLine($"{ReferenceEquals(Tracer.Active, own)} {automatic.OpenSpans!.IsDone}");
        });
        Console.WriteLine($"{Tracer.Active is null} {automatic.OpenSpans!.IsDone}");
    }

    /// <summary>A library that is first used when the program has ended its tracer.</summary>
    public static void StartAutomaticallyTooLate()
    {
        Tracer.Init(projectName: "mine").Dispose();
        AutoInit.Start();
        Console.WriteLine(Tracer.Active is null);
    }

    /// <summary>The last tracer is the active one until it is disposed.</summary>
    public static void PassTracersOn()
    {
        var first = new SpanCollector();
        var second = new SpanCollector();
        Tracer one = Tracer.Init(Options(first));
        HandWoven.Run(HandWoven.Method("One"), static () => { });
        Tracer two = Tracer.Init(Options(second));
        HandWoven.Run(HandWoven.Method("Two"), static () => { });
        one.Dispose();
        bool twoStays = ReferenceEquals(Tracer.Active, two);
        HandWoven.Run(HandWoven.Method("Still"), static () => { });
        two.Dispose();
        HandWoven.Run(HandWoven.Method("Nobody"), static () => { });
        Console.WriteLine($"{Names(first)} {Names(second)} {twoStays} {Tracer.Active is null}");

        static TracerOptions Options(SpanCollector collector)
        {
            var options = new TracerOptions { Exporters = [] };
            options.Processors.Add(collector);
            return options;
        }

        static string Names(SpanCollector collector) => string.Join(',', collector.Ended.Select(span => span.DisplayName));
    }
}
