using System.Reflection;

namespace Judgeval.Tests.Support.Verification;

/// <summary>Finds types that a generic method can be instantiated with.</summary>
public static class TypeArguments
{
    private static readonly Type[] References = [typeof(string), typeof(object), typeof(List<int>), typeof(Action)];
    private static readonly Type[] Values = [typeof(int), typeof(DayOfWeek), typeof(DateTime)];

    /// <returns>Up to two choices for all parameters: reference types first where allowed, and value types first.</returns>
    public static IReadOnlyList<Type[]> For(Type type, MethodBase method, Type[] parameters)
    {
        var implementing = Implementing(parameters);
        return
        [
            .. new[] { Fitting(type, method, parameters, [.. References, .. Values, .. implementing]), Fitting(type, method, parameters, [.. Values, .. References, .. implementing]) }
                .OfType<Type[]>()
                .DistinctBy(static arguments => string.Join<Type>(',', arguments)),
        ];
    }

    // A constraint to one of the assembly's own interfaces is met by its own types only.
    private static IEnumerable<Type> Implementing(Type[] parameters) =>
        from constraint in parameters.SelectMany(static parameter => parameter.GetGenericParameterConstraints())
        from type in constraint.Assembly == typeof(object).Assembly ? [] : constraint.Assembly.GetTypes()
        where type is { IsAbstract: false, ContainsGenericParameters: false } && type.IsAssignableTo(constraint)
        select type;

    private static Type[]? Fitting(Type type, MethodBase method, Type[] parameters, Type[] candidates) =>
        Combinations(parameters.Length, candidates).FirstOrDefault(arguments => Fits(type, method, arguments));

    private static IEnumerable<Type[]> Combinations(int length, Type[] candidates) =>
        length == 0
            ? [[]]
            : Combinations(length - 1, candidates).SelectMany(rest => candidates.Select(candidate => (Type[])[.. rest, candidate]));

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
