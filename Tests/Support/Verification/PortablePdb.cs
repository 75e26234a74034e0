using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using ICSharpCode.Decompiler.DebugInfo;
using SequencePoint = ICSharpCode.Decompiler.DebugInfo.SequencePoint;

namespace Judgeval.Tests.Support.Verification;

/// <summary>Gives the decompiler the names of locals from the PDB, as a person's ILSpy does.</summary>
public sealed class PortablePdb(MetadataReader pdb, string path) : IDebugInfoProvider
{
    public string Description => "portable PDB";

    public string SourceFileName => path;

    public IList<SequencePoint> GetSequencePoints(MethodDefinitionHandle method) => [];

    public IList<Variable> GetVariables(MethodDefinitionHandle method) =>
        [.. Locals(method).Select(local => new Variable(local.Index, pdb.GetString(local.Name)))];

    public bool TryGetName(MethodDefinitionHandle method, int index, out string name)
    {
        name = Locals(method).Where(local => local.Index == index).Select(local => pdb.GetString(local.Name)).FirstOrDefault("");
        return name.Length > 0;
    }

    public bool TryGetExtraTypeInfo(MethodDefinitionHandle method, int index, out PdbExtraTypeInfo extraTypeInfo)
    {
        extraTypeInfo = default;
        return false;
    }

    private IEnumerable<LocalVariable> Locals(MethodDefinitionHandle method) =>
        from scope in pdb.GetLocalScopes(method.ToDebugInformationHandle())
        from local in pdb.GetLocalScope(scope).GetLocalVariables()
        select pdb.GetLocalVariable(local);
}
