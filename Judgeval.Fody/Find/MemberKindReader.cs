using Judgeval.Fody.Extensions;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Judgeval.Fody.Find;

/// <summary>Sorts members into the kinds among which a wide selection chooses; what no wide selection may touch has none.</summary>
internal static class MemberKindReader
{
    public static MemberKinds Of(MethodDefinition method)
    {
        if (method.Name.StartsWith("<", StringComparison.Ordinal) || method.HasAttribute(KnownNames.CompilerGeneratedAttribute))
        {
            return MemberKinds.None;
        }

        if (method.IsGetter || method.IsSetter)
        {
            return IsFieldAccess(method) || IsTaskGetter(method) ? MemberKinds.None : MemberKinds.Properties;
        }

        if (method.IsConstructor)
        {
            return method.IsStatic || IsEmptyConstructor(method) ? MemberKinds.None : MemberKinds.Constructors;
        }

        // The other special names are operators and event accessors; operators of extension blocks have none.
        return method.IsSpecialName || OperatorNames.Of(method.Name) != null ? MemberKinds.None
            : ExtensionMembers.PropertyOf(method) != null ? MemberKinds.Properties
            : method.IsPublic ? MemberKinds.PublicMethods
            : MemberKinds.NonPublicMethods;
    }

    // get => _field;   set => _field = value;
    private static bool IsFieldAccess(MethodDefinition accessor)
    {
        var expected = accessor.IsStatic
            ? accessor.IsGetter ? [Code.Ldsfld] : new[] { Code.Ldarg_0, Code.Stsfld }
            : accessor.IsGetter ? [Code.Ldarg_0, Code.Ldfld] : [Code.Ldarg_0, Code.Ldarg_1, Code.Stfld];
        return Essence(accessor).SequenceEqual(expected);
    }

    // Followed, the task would come back as another object each time while it runs; a caller may compare them.
    private static bool IsTaskGetter(MethodDefinition accessor) =>
        accessor.ReturnType.WithoutModifiers().DefinitionName() is KnownNames.Task or KnownNames.TaskOfT;

    // : base() { }
    private static bool IsEmptyConstructor(MethodDefinition constructor) =>
        !constructor.HasParameters && Essence(constructor).SequenceEqual([Code.Ldarg_0, Code.Call]);

    // Without what a debug build adds: nop; the result through a local; a branch to the end.
    private static IEnumerable<Code> Essence(MethodDefinition method)
    {
        if (!method.HasBody)
        {
            return [];
        }

        var code = method.Body.Instructions.Select(instruction => instruction.OpCode.Code).Where(code => code is not (Code.Nop or Code.Ret));
        return method.Body.Variables.Count == 0
            ? code
            : code.Where(code => code is not (Code.Stloc_0 or Code.Ldloc_0 or Code.Br or Code.Br_S));
    }
}
