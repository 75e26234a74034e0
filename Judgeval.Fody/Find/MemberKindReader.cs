using Judgeval.Fody.Extensions;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Judgeval.Fody.Find;

/// <summary>Sorts members into the kinds among which a wide selection chooses; what no wide selection may touch has none.</summary>
internal static class MemberKindReader
{
    private static readonly Code[] StaticGetter = [Code.Ldsfld];
    private static readonly Code[] StaticSetter = [Code.Ldarg_0, Code.Stsfld];
    private static readonly Code[] Getter = [Code.Ldarg_0, Code.Ldfld];
    private static readonly Code[] Setter = [Code.Ldarg_0, Code.Ldarg_1, Code.Stfld];
    private static readonly Code[] EmptyConstructor = [Code.Ldarg_0, Code.Call];

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
        var essence = accessor.IsStatic
            ? accessor.IsGetter ? StaticGetter : StaticSetter
            : accessor.IsGetter ? Getter : Setter;
        return IsEssentially(accessor, essence);
    }

    // Followed, the task would come back as another object each time while it runs; a caller may compare them.
    private static bool IsTaskGetter(MethodDefinition accessor) =>
        accessor.ReturnType.WithoutModifiers().DefinitionName() is KnownNames.Task or KnownNames.TaskOfT;

    // : base() { }
    private static bool IsEmptyConstructor(MethodDefinition constructor) =>
        !constructor.HasParameters && IsEssentially(constructor, EmptyConstructor);

    // Without what a debug build adds: nop; the result through a local; a branch to the end.
    private static bool IsEssentially(MethodDefinition method, Code[] essence)
    {
        if (!method.HasBody)
        {
            return false;
        }

        var hasLocals = method.Body.HasVariables;
        var found = 0;
        foreach (var instruction in method.Body.Instructions)
        {
            var code = instruction.OpCode.Code;
            if (code is Code.Nop or Code.Ret || (hasLocals && code is (Code.Stloc_0 or Code.Ldloc_0 or Code.Br or Code.Br_S)))
            {
                continue;
            }

            if (found == essence.Length || code != essence[found++])
            {
                return false;
            }
        }

        return found == essence.Length;
    }
}
