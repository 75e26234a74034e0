namespace Judgeval.Benchmarks.Delivery;

/// <summary>What one measured process of <see cref="ExportRace"/> achieved.</summary>
/// <param name="Rate">Spans a second.</param>
/// <param name="Microseconds">Processor time a span, of all threads: what others on the machine disturb less.</param>
/// <param name="Megabytes">Its memory at its peak.</param>
internal readonly record struct ExportRun(double Rate, double Microseconds, double Megabytes);
