using System.Globalization;
using Judgeval.Fody.Extensions;
using Judgeval.Fody.Plan;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Judgeval.Fody.Emit;

/// <summary>
/// Makes the static descriptors, in one internal nested class per observed type and never on the user's own type, which may be generic:
/// <code>
/// namespace Judgeval.Generated;
/// static class Observed
/// {
///     static class SearchAgent { static readonly ObservedMethod Search = new ObservedMethod("Search", "tool", 0, "query", "topK"); }
/// }
/// </code>
/// </summary>
internal sealed class DescriptorEmitter
{
    private const TypeAttributes StaticClass = TypeAttributes.Abstract | TypeAttributes.Sealed | TypeAttributes.BeforeFieldInit;

    private readonly ModuleDefinition _module;
    private readonly KnownMembers _members;
    private readonly TypeDefinition _holder;
    private readonly Dictionary<TypeDefinition, Section> _sections = [];
    private readonly HashSet<string> _sectionNames = new(StringComparer.Ordinal);

    public DescriptorEmitter(ModuleDefinition module, KnownMembers members)
    {
        _module = module;
        _members = members;
        var taken = module.Types.Where(type => type.Namespace == KnownNames.GeneratedNamespace).Select(type => type.Name);
        var name = Unique(KnownNames.DescriptorHolder, new HashSet<string>(taken, StringComparer.Ordinal));
        _holder = new TypeDefinition(KnownNames.GeneratedNamespace, name, StaticClass | TypeAttributes.NotPublic, module.TypeSystem.Object);
        _holder.CustomAttributes.Add(new CustomAttribute(members.CompilerGeneratedConstructor));
        module.Types.Add(_holder);
    }

    /// <summary>A field for a method's code to refer to, before it has a name and a place.</summary>
    public static FieldDefinition NewField(KnownMembers members) =>
        new("", FieldAttributes.Assembly | FieldAttributes.Static | FieldAttributes.InitOnly, members.ObservedMethod);

    /// <summary>Names the fields of all woven methods, and writes what initialises them.</summary>
    public void Write(IReadOnlyList<EmitJob> woven)
    {
        foreach (var job in woven)
        {
            var section = SectionOf(SpanNames.UserType(job.Plan.Method.DeclaringType));
            job.Descriptor.Name = Unique(Identifier(MemberName(job.Plan.Method)), section.FieldNames);
            section.Type.Fields.Add(job.Descriptor);
            section.Jobs.Add(job);
        }

        var il = new ILWriter();
        foreach (var section in _sections.Values)
        {
            il.Code.Clear();
            section.Jobs.ForEach(job => WriteInitialisation(il, job.Descriptor, job.Plan));
            il.Emit(OpCodes.Ret);
            section.Constructor.Body.Instructions.AddAll(il.Code);
            MacroOptimizer.Optimize(section.Constructor.Body);
        }
    }

    private Section SectionOf(TypeDefinition declaring)
    {
        if (!_sections.TryGetValue(declaring, out var section))
        {
            var name = Unique(Identifier(SpanNames.TypeName(declaring)), _sectionNames);
            var type = new TypeDefinition("", name, StaticClass | TypeAttributes.NestedAssembly, _module.TypeSystem.Object);
            var constructor = new MethodDefinition(
                ".cctor",
                MethodAttributes.Private | MethodAttributes.HideBySig | MethodAttributes.SpecialName | MethodAttributes.RTSpecialName | MethodAttributes.Static,
                _module.TypeSystem.Void);
            type.Methods.Add(constructor);
            _holder.NestedTypes.Add(type);
            section = new Section(type, constructor);
            _sections.Add(declaring, section);
        }

        return section;
    }

    private void WriteInitialisation(ILWriter il, FieldDefinition field, WeavingPlan plan)
    {
        il.Ldstr(plan.SpanName).Ldstr(plan.Kind).LdcI4(plan.Options);
        LoadStrings(il, plan.Captures, static capture => capture.Name);
        il.Emit(Instruction.Create(OpCodes.Newobj, _members.ObservedMethodConstructor));
        foreach (var tag in plan.Tags)
        {
            LoadObject(il.Ldstr(tag.Key), tag.Value).Emit(Instruction.Create(OpCodes.Callvirt, _members.WithTag));
        }

        if (plan.Guardrail is { } guardrail)
        {
            il.Ldstr(guardrail.Name).LdcI4(guardrail.Category).LdcI4(guardrail.EnforcementMode);
            LoadText(il, guardrail.PolicyId);
            il.Emit(Instruction.Create(OpCodes.Callvirt, _members.WithGuardrail));
        }

        if (plan.Suppressed.Count > 0)
        {
            LoadNumbers(il, _members.GuardrailCategory, plan.Suppressed);
            il.Emit(Instruction.Create(OpCodes.Callvirt, _members.WithSuppressedGuardrails));
        }

        if (plan.TraceContext is { } context)
        {
            LoadText(il, context.SessionId);
            LoadText(il, context.UserId);
            LoadStrings(il, context.Tags, static tag => tag);
            il.Emit(Instruction.Create(OpCodes.Callvirt, _members.WithTraceContext));
        }

        il.Emit(Instruction.Create(OpCodes.Stsfld, field));
    }

    private static void LoadText(ILWriter il, string? text) => _ = text == null ? il.Emit(OpCodes.Ldnull) : il.Ldstr(text);

    private void LoadStrings<T>(ILWriter il, IReadOnlyList<T> items, Func<T, string> text)
    {
        il.LdcI4(items.Count).Emit(Instruction.Create(OpCodes.Newarr, _module.TypeSystem.String));
        for (var index = 0; index < items.Count; index++)
        {
            il.Emit(OpCodes.Dup).LdcI4(index).Ldstr(text(items[index])).Emit(OpCodes.Stelem_Ref);
        }
    }

    private static void LoadNumbers(ILWriter il, TypeReference enumeration, IReadOnlyList<int> numbers)
    {
        il.LdcI4(numbers.Count).Emit(Instruction.Create(OpCodes.Newarr, enumeration));
        for (var index = 0; index < numbers.Count; index++)
        {
            il.Emit(OpCodes.Dup).LdcI4(index).LdcI4(numbers[index]).Emit(OpCodes.Stelem_I4);
        }
    }

    private ILWriter LoadObject(ILWriter il, object value) => value switch
    {
        bool flag => il.LdcI4(flag ? 1 : 0).Emit(Instruction.Create(OpCodes.Box, _module.TypeSystem.Boolean)),
        int number => il.LdcI4(number).Emit(Instruction.Create(OpCodes.Box, _module.TypeSystem.Int32)),
        long number => il.Emit(Instruction.Create(OpCodes.Ldc_I8, number)).Emit(Instruction.Create(OpCodes.Box, _module.TypeSystem.Int64)),
        double number => il.Emit(Instruction.Create(OpCodes.Ldc_R8, number)).Emit(Instruction.Create(OpCodes.Box, _module.TypeSystem.Double)),
        _ => il.Ldstr((string)value),
    };

    // Overloads and accessors have one span name but a field each; local functions, lambdas and explicit implementations go by the name that users know.
    private static string MemberName(MethodDefinition method) =>
        method.IsConstructor ? "Constructor"
        : method.Name.StartsWith("<", StringComparison.Ordinal) ? SpanNames.Of(method)
        : method.Name.Substring(method.Name.LastIndexOf('.') + 1);

    // What is left over of mangled names becomes underscores.
    private static string Identifier(string name)
    {
        for (var index = 0; index < name.Length; index++)
        {
            if (!char.IsLetterOrDigit(name[index]) && name[index] != '_')
            {
                name = name.Replace(name[index], '_');
            }
        }

        return name.Length > 0 && !char.IsDigit(name[0]) ? name : "_" + name;
    }

    private static string Unique(string name, HashSet<string> taken)
    {
        var unique = name;
        for (var number = 2; !taken.Add(unique); number++)
        {
            unique = name + number.ToString(CultureInfo.InvariantCulture);
        }

        return unique;
    }

    private sealed class Section(TypeDefinition type, MethodDefinition constructor)
    {
        public TypeDefinition Type { get; } = type;

        public MethodDefinition Constructor { get; } = constructor;

        public List<EmitJob> Jobs { get; } = [];

        public HashSet<string> FieldNames { get; } = new(StringComparer.Ordinal);
    }
}
