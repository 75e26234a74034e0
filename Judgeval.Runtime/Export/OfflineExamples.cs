using System.Diagnostics;
using Judgeval.Internal;
using OpenTelemetry;

namespace Judgeval.Export;

/// <summary>Adds an example to the dataset of an offline tracer for each of its traces that the program began.</summary>
internal sealed class OfflineExamples(ICollection<Example> dataset, KeyValuePair<string, object?>[] fields) : BaseProcessor<Activity>
{
    private readonly object _lock = new();

    public override void OnEnd(Activity data)
    {
        if (!data.Recorded || data.ParentSpanId != default || data.GetTagItem(SemanticConventions.Judgment.Link.SourceTraceId) is not null)
        {
            return;
        }

        var example = new Example();
        foreach (KeyValuePair<string, object?> field in fields)
        {
            example[field.Key] = field.Value;
        }

        example.OfflineTraceId = data.TraceId.ToHexString();
        lock (_lock)
        {
            dataset.Add(example);
        }
    }
}
