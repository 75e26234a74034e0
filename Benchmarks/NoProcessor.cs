using System.Diagnostics;
using OpenTelemetry;

namespace Judgeval.Benchmarks;

/// <summary>Takes spans and does nothing with them: what is measured is the program's side.</summary>
internal sealed class NoProcessor : BaseProcessor<Activity>;
