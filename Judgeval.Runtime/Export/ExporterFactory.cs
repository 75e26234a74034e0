using System.Diagnostics;
using Judgeval.Configuration;
using Judgeval.Diagnostics;
using OpenTelemetry;

namespace Judgeval.Export;

/// <summary>Makes the exporters that the settings name, each behind a queue of its own.</summary>
internal static class ExporterFactory
{
    // A person is waiting for the tree.
    private const int ConsoleDelayMilliseconds = 200;

    /// <summary>The local exporters come first: a flush should not wait for the network before it writes to the console.</summary>
    internal static List<BaseProcessor<Activity>> Create(TracerSettings settings, JudgmentConnection? connection, RuntimeLog log)
    {
        var processors = new List<BaseProcessor<Activity>>();
        if (Has(ExporterKinds.Console))
        {
            Add(ledger => new ConsoleSpanExporter(settings.ConsoleWriter ?? StandardStreams.Output, ledger), Math.Min(ConsoleDelayMilliseconds, settings.ScheduleDelayMilliseconds));
        }

        if (Has(ExporterKinds.File))
        {
            Add(ledger => new FileSpanExporter(settings.FilePath, settings.Limits, ledger, log), settings.ScheduleDelayMilliseconds);
        }

        if (connection is not null)
        {
            processors.Add(new LedgerProcessor(connection.CreateExporter(), connection.Ledger, settings, settings.ScheduleDelayMilliseconds, log));
        }

        return processors;

        bool Has(ExporterKinds kind) => (settings.Exporters & kind) != 0;

        void Add(Func<ExportLedger, BaseExporter<Activity>> create, int delayMilliseconds)
        {
            var ledger = new ExportLedger(settings.MaxQueueSize);
            processors.Add(new LedgerProcessor(create(ledger), ledger, settings, delayMilliseconds, log));
        }
    }
}
