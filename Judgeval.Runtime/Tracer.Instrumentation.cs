using Judgeval.Spans;

namespace Judgeval;

/// <content>Activities that libraries start.</content>
public sealed partial class Tracer
{
    /// <summary>
    /// Exports the activities of a library's <see cref="System.Diagnostics.ActivitySource"/> together with the observed calls: as their children and parents, sampled as they
    /// are. It holds for every tracer of the process, whether started before or later; adding a source again changes nothing.
    /// </summary>
    /// <remarks>
    /// An activity goes to the tracer that its trace belongs to, once. One whose parent is an activity that is not exported is left out, with a warning that names
    /// the source to add.
    /// </remarks>
    /// <param name="sourceName">The name of the source, in any case; <c>*</c> stands for any characters and <c>?</c> for any one.</param>
    /// <exception cref="ArgumentException">The name is null or blank.</exception>
    /// <example>
    /// <code>
    /// Tracer.AddInstrumentation("Experimental.Microsoft.Extensions.AI");
    /// </code>
    /// </example>
    public static void AddInstrumentation(string sourceName)
    {
        if (string.IsNullOrWhiteSpace(sourceName))
        {
            throw new ArgumentException("The name of a source is blank; '*' is allowed, and adds every source.", nameof(sourceName));
        }

        InstrumentedSources.Add(sourceName.Trim());
    }
}
