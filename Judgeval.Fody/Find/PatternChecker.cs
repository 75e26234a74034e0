using Judgeval.Fody.Diagnostics;
using Judgeval.Fody.Extensions;
using Mono.Cecil;

namespace Judgeval.Fody.Find;

/// <summary>
/// Tells each <c>Include</c> pattern that names nothing, which is most often a misspelling. An <c>Exclude</c> that names nothing is left alone: it holds for code to
/// come, and one FodyWeavers.xml may serve many projects.
/// </summary>
internal sealed class PatternChecker(DiagnosticReporter reporter)
{
    /// <param name="place">Where the pattern stands, to begin a sentence with.</param>
    /// <param name="selection">Whose patterns are checked.</param>
    /// <param name="types">The types that it stands over; those inside of them count.</param>
    public void Check(string place, WideSelection selection, IEnumerable<TypeDefinition> types)
    {
        if (selection.Include.IsEmpty)
        {
            return;
        }

        var names = types.SelectMany(Names).Distinct().ToList();
        foreach (var pattern in selection.Include.All.Where(pattern => !names.Exists(pattern.Matches)))
        {
            var nearest = names.Count == 0 ? "There is nothing to match" : $"Nearest: '{NearestName.To(pattern.Text, names)}'";
            reporter.Warning(DiagnosticId.UselessPattern, $"{place} has Include '{pattern.Text}', which matches no method. {nearest}.");
        }
    }

    private static IEnumerable<string> Names(TypeDefinition type) => WideScope.IsCompilerMade(type)
        ? []
        : type.Methods.Where(method => !method.Name.StartsWith("<", StringComparison.Ordinal)).Select(WideSelection.PatternName).Concat(type.NestedTypes.SelectMany(Names));
}
