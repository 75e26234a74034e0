using Mono.Cecil.Cil;

namespace Judgeval.Tests.Support.Verification;

/// <summary>The mistakes a weaver makes, by name.</summary>
public static class Faults
{
    public static readonly IReadOnlyDictionary<string, Action<FaultyAssembly>> All = new Dictionary<string, Action<FaultyAssembly>>
    {
        ["none"] = static to => Protected(to, before: static _ => { }, inside: static _ => { }),
        ["junk on the stack at try entry"] = static to => Protected(to, before: static il => il.Emit(OpCodes.Ldarg_0), inside: static _ => { }),
        ["return inside a try"] = static to => Protected(to, before: static _ => { }, inside: static il =>
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ret);
        }),
        ["pop of an empty stack"] = static to => Protected(to, before: static il => il.Emit(OpCodes.Pop), inside: static _ => { }),
        ["branch into a try"] = BranchIntoTry,
        ["falls off the end"] = static to => to.IL.Emit(OpCodes.Nop),
        ["different stack depth at a merge"] = DifferentDepth,
        ["call of a missing method"] = static to =>
        {
            to.IL.Emit(OpCodes.Call, to.Missing());
            Return(to);
        },
        ["call with too few arguments"] = static to =>
        {
            to.IL.Emit(OpCodes.Call, to.ObservedCall("IsEnabled"));
            to.IL.Emit(OpCodes.Ret);
        },
        ["int stored as an exception"] = static to =>
        {
            to.IL.Emit(OpCodes.Ldarg_0);
            to.IL.Emit(OpCodes.Stloc, to.Local(to.Type("System.Runtime", "System.Exception")));
            Return(to);
        },
        ["string passed as a descriptor"] = static to =>
        {
            to.IL.Emit(OpCodes.Ldarg_1);
            to.IL.Emit(OpCodes.Call, to.ObservedCall("IsEnabled"));
            to.IL.Emit(OpCodes.Ret);
        },
        ["boxed int passed as a descriptor"] = static to =>
        {
            to.IL.Emit(OpCodes.Ldarg_0);
            to.IL.Emit(OpCodes.Box, to.Method.ReturnType);
            to.IL.Emit(OpCodes.Call, to.ObservedCall("IsEnabled"));
            to.IL.Emit(OpCodes.Ret);
        },
        ["object plus long"] = static to =>
        {
            to.IL.Emit(OpCodes.Ldarg_1);
            to.IL.Emit(OpCodes.Ldc_I8, 1L);
            to.IL.Emit(OpCodes.Add);
            to.IL.Emit(OpCodes.Pop);
            Return(to);
        },
        ["string returned as int"] = static to =>
        {
            to.IL.Emit(OpCodes.Ldarg_1);
            to.IL.Emit(OpCodes.Ret);
        },
    };

    private static void Return(FaultyAssembly to)
    {
        to.IL.Emit(OpCodes.Ldarg_0);
        to.IL.Emit(OpCodes.Ret);
    }

    // before; try { inside; } finally { } return number;
    private static void Protected(FaultyAssembly to, Action<ILProcessor> before, Action<ILProcessor> inside)
    {
        var il = to.IL;
        var start = il.Create(OpCodes.Nop);
        var handler = il.Create(OpCodes.Endfinally);
        var end = il.Create(OpCodes.Ldarg_0);
        before(il);
        il.Append(start);
        inside(il);
        il.Emit(OpCodes.Leave, end);
        il.Append(handler);
        il.Append(end);
        il.Emit(OpCodes.Ret);
        to.Finally(start, handler, end);
    }

    private static void BranchIntoTry(FaultyAssembly to)
    {
        Protected(to, before: static _ => { }, inside: static il => il.Emit(OpCodes.Nop));
        var body = to.Method.Body.Instructions;
        to.IL.InsertBefore(body[0], to.IL.Create(OpCodes.Brtrue, body[1]));
        to.IL.InsertBefore(body[0], to.IL.Create(OpCodes.Ldarg_0));
    }

    private static void DifferentDepth(FaultyAssembly to)
    {
        var il = to.IL;
        var merge = il.Create(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Brfalse, merge);
        il.Emit(OpCodes.Ldarg_0);
        il.Append(merge);
        il.Emit(OpCodes.Ret);
    }
}
