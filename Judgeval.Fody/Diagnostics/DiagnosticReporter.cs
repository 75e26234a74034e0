using Judgeval.Fody.Configuration;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Judgeval.Fody.Diagnostics;

/// <summary>Gives every problem its id and place, and remembers whether any of them fails the build.</summary>
internal sealed class DiagnosticReporter(Action<string, SequencePoint?> writeWarning, Action<string, SequencePoint?> writeError)
{
    public bool HasErrors { get; private set; }

    public WarningPolicy Warnings { get; set; }

    public void Error(string id, string message, MethodDefinition? method = null)
    {
        HasErrors = true;
        writeError($"{id}: {message}", SourceLocation.Of(method));
    }

    public void Warning(string id, string message, MethodDefinition? method = null)
    {
        switch (Warnings)
        {
            case WarningPolicy.Errors:
                Error(id, message, method);
                break;
            case WarningPolicy.Warnings:
                writeWarning($"{id}: {message}", SourceLocation.Of(method));
                break;
        }
    }
}
