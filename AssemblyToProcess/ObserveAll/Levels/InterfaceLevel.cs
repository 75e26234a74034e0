using Judgeval;

namespace Shop.Levels;

/// <summary>An interface speaks for the members that have a body in it, never for the types that implement it.</summary>
[ObserveAll("interface", Members = ObservedMembers.All)]
public interface InterfaceLevel
{
    int Abstract();

    int Default() => Abstract() + Private() + Property;

    static int Static() => 10;

    int Property => 100;

    private int Private() => 1000;

    public static string Run()
    {
        InterfaceLevel plain = new Plain();
        InterfaceLevel overriding = new Overriding();
        return $"{plain.Default()} {overriding.Default()} {Static()}";
    }
}

public class Plain : InterfaceLevel
{
    public int Abstract() => 1;
}

public class Overriding : InterfaceLevel
{
    public int Abstract() => 2;

    int InterfaceLevel.Default() => 3;
}
