using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Judgeval.Internal;

namespace Judgeval.Llm.Metrics;

/// <summary>
/// A meter and its instruments. Each tracer has one of its own while it runs, so that what it exports is its own; a provider of the user's, which goes by the name, gets all.
/// They are lent out again and not disposed: a provider of the user's would end a metric that another tracer goes on with.
/// </summary>
internal sealed class GenAiMeter
{
    internal const string Name = "Judgeval.GenAI";

    private static readonly ConcurrentBag<GenAiMeter> Unused = [];

    private GenAiMeter()
    {
        Meter = new Meter(Name, RuntimeVersion.Value);
        Instruments = new GenAiInstruments(Meter);
        Custom = new CustomInstruments(Meter);
    }

    internal Meter Meter { get; }

    internal GenAiInstruments Instruments { get; }

    /// <summary>What the program measures.</summary>
    internal CustomInstruments Custom { get; }

    internal static GenAiMeter Rent() => Unused.TryTake(out GenAiMeter? meter) ? meter : new GenAiMeter();

    internal void Return()
    {
        // The next tracer has its own names to make.
        if (Custom.IsCrowded)
        {
            Meter.Dispose();
            return;
        }

        Unused.Add(this);
    }
}
