namespace Judgeval.Guardrails;

/// <summary>
/// What the spans of one trace have told so far: sets, which are exact however long the trace is, and the first findings. The trace's first span in this process keeps it,
/// so it goes with that span, whether or not that ever ends.
/// </summary>
internal sealed class TraceFindings
{
    /// <summary>Findings of a trace that are kept word for word.</summary>
    internal const int Most = 256;

    private readonly List<Finding> _findings = [];

    /// <summary>Once the first span has ended nothing changes any more.</summary>
    internal bool IsClosed { get; private set; }

    internal Capabilities Capabilities { get; private set; }

    internal Categories Suppressed { get; private set; }

    internal Categories Detected { get; private set; }

    internal Categories Triggered { get; private set; }

    /// <summary>With a guardrail of which more is known than a guess.</summary>
    internal Categories Covered { get; private set; }

    /// <summary>With one of these that also said whether it was triggered.</summary>
    internal Categories Answered { get; private set; }

    /// <summary>Findings of each confidence, of all that there were.</summary>
    internal int[] Counts { get; } = new int[3];

    internal int Count => Counts[0] + Counts[1] + Counts[2];

    /// <summary>Whether a model, a tool or a guardrail was seen.</summary>
    internal bool HasAnything => Capabilities != Capabilities.None || Count > 0;

    internal IReadOnlyList<Finding> Findings => _findings;

    internal void Add(Capabilities capabilities, Categories suppressed, List<Finding>? findings)
    {
        lock (_findings)
        {
            if (IsClosed)
            {
                return;
            }

            Capabilities |= capabilities;
            Suppressed |= suppressed;
            for (int i = 0; i < findings?.Count; i++)
            {
                Add(findings[i]);
            }
        }
    }

    internal void Close()
    {
        lock (_findings)
        {
            IsClosed = true;
        }
    }

    /// <summary>Lets go of the findings, when they have been told.</summary>
    internal void Clear() => _findings.Clear();

    // The id has the span in it, and a span's findings are distinct: none of them was here before.
    private void Add(Finding finding)
    {
        Counts[(int)finding.Confidence]++;
        Detected |= finding.Category;
        Triggered |= finding.Triggered == true ? finding.Category : Categories.None;
        if (finding.Confidence != Confidence.Low)
        {
            Covered |= finding.Category & ~Categories.Unknown;
            Answered |= finding.Triggered is null ? Categories.None : finding.Category;
        }

        if (_findings.Count < Most)
        {
            _findings.Add(finding);
        }
    }
}
