using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Text.RegularExpressions;

namespace Judgeval.Tests.Support.Verification;

/// <summary>Everything a debugger knows of an assembly that weaving must leave as it was.</summary>
public sealed partial class PdbAudit
{
    private static readonly Guid AsyncMethodSteppingInformation = new("54FD2AC5-E925-401A-9C2A-F94F171072F8");
    private static readonly Guid StateMachineHoistedLocalScopes = new("6DA9A61E-F8C7-4874-BE62-68BC5630DF71");

    private readonly Symbols _symbols;
    private readonly SortedDictionary<string, List<string>> _facts = new(StringComparer.Ordinal);

    private PdbAudit(Symbols symbols) => _symbols = symbols;

    /// <summary>
    /// Compares: the visible sequence points of every method in order, the kickoff method of every state machine, the stepping data of every async method,
    /// the scopes of hoisted locals, and the names and scopes of the locals that a debugger shows.
    /// </summary>
    /// <returns>The differences; none when all is well.</returns>
    public static IReadOnlyList<string> Compare(string unwoven, string woven)
    {
        var before = Facts(unwoven);
        var after = Facts(woven);
        return
        [
            .. from fact in before
               let found = after.GetValueOrDefault(fact.Key)
               where found is null || !found.SequenceEqual(fact.Value)
               select $"{fact.Key}: {string.Join(' ', fact.Value)} -> {(found is null ? "gone" : string.Join(' ', found))}",
            .. from fact in after where !before.ContainsKey(fact.Key) select $"{fact.Key}: new: {string.Join(' ', fact.Value)}",
        ];
    }

    private static SortedDictionary<string, List<string>> Facts(string assembly)
    {
        using var symbols = Symbols.Of(assembly);
        var audit = new PdbAudit(symbols);
        foreach (var handle in symbols.Metadata.MethodDefinitions)
        {
            audit.Read(handle);
        }

        return audit._facts;
    }

    // Overloads share a name: their facts are compared in the order of the methods.
    private void Read(MethodDefinitionHandle handle)
    {
        var name = _symbols.NameOf(handle);
        var debug = _symbols.Reader.GetMethodDebugInformation(handle.ToDebugInformationHandle());
        var points = debug.GetSequencePoints().Where(static point => !point.IsHidden).ToList();
        if (points.Count > 0)
        {
            Of($"points of {name}").Add($"[{string.Join(' ', points.Select(static point => $"{point.StartLine}:{point.StartColumn}-{point.EndLine}:{point.EndColumn}"))}]");
        }

        foreach (var scope in _symbols.Reader.GetLocalScopes(handle.ToDebugInformationHandle()))
        {
            ReadLocals(name, _symbols.Reader.GetLocalScope(scope));
        }

        if (debug.GetStateMachineKickoffMethod() is { IsNil: false } kickoff)
        {
            Of($"kickoff of {name}").Add(KickoffNamed(kickoff));
        }

        foreach (var custom in _symbols.Reader.GetCustomDebugInformation(handle))
        {
            Read(name, _symbols.Reader.GetCustomDebugInformation(custom));
        }
    }

    // A local of the weaver has a name for decompilers, and is hidden from debuggers.
    private void ReadLocals(string name, LocalScope scope)
    {
        var locals = scope.GetLocalVariables()
            .Select(_symbols.Reader.GetLocalVariable)
            .Where(static local => (local.Attributes & LocalVariableAttributes.DebuggerHidden) == 0)
            .Select(local => _symbols.Reader.GetString(local.Name))
            .ToList();
        if (locals.Count > 0)
        {
            Of($"locals of {name}").Add($"[{string.Join(' ', locals)}{(scope.Length == 0 ? ", nowhere" : "")}]");
        }
    }

    private void Read(string name, CustomDebugInformation information)
    {
        var kind = _symbols.Reader.GetGuid(information.Kind);
        var blob = _symbols.Reader.GetBlobReader(information.Value);
        if (kind == AsyncMethodSteppingInformation)
        {
            Of($"stepping of {name}").Add(Stepping(blob));
        }
        else if (kind == StateMachineHoistedLocalScopes)
        {
            Of($"hoisted locals of {name}").Add(HoistedScopes(blob));
        }
    }

    // Start and length; one that is empty belongs to no variable any more.
    private static string HoistedScopes(BlobReader blob)
    {
        var scopes = new List<string>();
        while (blob.RemainingBytes > 0)
        {
            blob.ReadUInt32();
            scopes.Add(blob.ReadUInt32() == 0 ? "nowhere" : "scope");
        }

        return string.Join(' ', scopes);
    }

    // Offsets move with the code; how many there are, and whether an exception is caught by the method's own handler, must not.
    private static string Stepping(BlobReader blob)
    {
        var caught = blob.ReadUInt32() != 0;
        var awaits = 0;
        while (blob.RemainingBytes > 0)
        {
            var suspended = blob.ReadUInt32();
            if (suspended >= blob.ReadUInt32())
            {
                return "resumes before it is suspended";
            }

            blob.ReadCompressedInteger();
            awaits++;
        }

        return $"{awaits} awaits{(caught ? ", with catch handler" : "")}";
    }

    private List<string> Of(string key)
    {
        if (!_facts.TryGetValue(key, out var facts))
        {
            _facts[key] = facts = [];
        }

        return facts;
    }

    // The kickoff code of an iterator moves to a local function of the method that users know.
    private string KickoffNamed(MethodDefinitionHandle handle) => LocalFunction().Replace(_symbols.NameOf(handle), "${name}");

    [GeneratedRegex(@"<(?<name>(<[^>]+>)?[^>]*)>g__[^|]+\|(\d+_)?\d+$")]
    private static partial Regex LocalFunction();
}
