namespace Judgeval.Benchmarks.Delivery;

/// <summary>One round of <see cref="ExportRace"/>.</summary>
/// <param name="Rate">Spans a second.</param>
/// <param name="Microseconds">Processor time a span, of all threads: what others on the machine disturb less.</param>
internal readonly record struct ExportRun(double Rate, double Microseconds);
