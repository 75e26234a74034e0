using System.Reflection;

namespace Judgeval.Tests.Support.Verification;

/// <summary>Finds types that a generic method can be instantiated with.</summary>
public static class TypeArguments
{
    private const int MostOfAConstraint = 20;

    private static readonly Type[] References = [typeof(string), typeof(object), typeof(List<int>), typeof(Action)];
    private static readonly Type[] Values = [typeof(int), typeof(DayOfWeek), typeof(DateTime)];

    /// <returns>Up to two choices for all parameters: reference types first where allowed, and value types first.</returns>
    public static IReadOnlyList<Type[]> For(Type type, MethodBase method, Type[] parameters)
    {
        var implementing = parameters.ToDictionary(static parameter => parameter, static parameter => Implementing(parameter).Take(MostOfAConstraint).ToArray());
        return
        [
            .. new[] { Fitting(type, method, parameters, parameter => [.. References, .. Values, .. implementing[parameter]]), Fitting(type, method, parameters, parameter => [.. Values, .. References, .. implementing[parameter]]) }
                .OfType<Type[]>()
                .DistinctBy(static arguments => string.Join<Type>(',', arguments)),
        ];
    }

    // A constraint is met by its own type, or, if it names the parameter itself or is one of several, by types beside it.
    private static IEnumerable<Type> Implementing(Type parameter)
    {
        var constraints = parameter.GetGenericParameterConstraints();
        var required = constraints.Select(Definition).ToArray();
        var places = constraints.Select(static constraint => constraint.Assembly).Append(parameter.Assembly).Where(static assembly => assembly != typeof(object).Assembly).Distinct();
        return constraints.Concat(constraints.Length == 0 ? [] : places.SelectMany(static assembly => assembly.GetTypes()).Where(static type => !type.IsAbstract))
            .Where(type => !type.ContainsGenericParameters && required.All(Supertypes(type).Contains));
    }

    private static IEnumerable<Type> Supertypes(Type type)
    {
        for (var ancestor = type; ancestor is not null; ancestor = ancestor.BaseType)
        {
            yield return Definition(ancestor);
        }

        foreach (var implemented in type.GetInterfaces())
        {
            yield return Definition(implemented);
        }
    }

    private static Type Definition(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;

    private static Type[]? Fitting(Type type, MethodBase method, Type[] parameters, Func<Type, Type[]> candidates) =>
        Combinations(parameters, candidates).FirstOrDefault(arguments => Fits(type, method, arguments));

    private static IEnumerable<Type[]> Combinations(Type[] parameters, Func<Type, Type[]> candidates) =>
        parameters.Length == 0
            ? [[]]
            : Combinations(parameters[..^1], candidates).SelectMany(rest => candidates(parameters[^1]).Where(candidate => Meets(candidate, parameters[^1])).Select(candidate => (Type[])[.. rest, candidate]));

    // What a constraint says of its own parameter only, so that a method with many parameters does not have to be tried with all combinations.
    private static bool Meets(Type candidate, Type parameter)
    {
        var required = parameter.GenericParameterAttributes;
        return (!required.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint) || !candidate.IsValueType)
            && (!required.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint) || candidate.IsValueType)
            && parameter.GetGenericParameterConstraints().All(constraint => constraint.ContainsGenericParameters || constraint.IsAssignableFrom(candidate));
    }

    private static bool Fits(Type type, MethodBase method, Type[] arguments)
    {
        var ofType = type.GetGenericArguments().Length;
        try
        {
            if (ofType > 0)
            {
                type.MakeGenericType(arguments[..ofType]);
            }

            // On the open type only the method's own constraints are checked, which may name the type's parameters.
            if (method is MethodInfo { IsGenericMethodDefinition: true } generic)
            {
                generic.MakeGenericMethod(arguments[ofType..]);
            }

            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
