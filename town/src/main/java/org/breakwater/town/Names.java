package org.breakwater.town;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.breakwater.town.TownPlan.NameOrigins;

/**
 * Names of the communities that live in English towns, dealt to everyone from one pool whatever
 * their part.
 */
final class Names {
  /**
   * @param share of the town's families, in hundredths
   */
  private record Community(
      String ethnicity, int share, List<String> girls, List<String> boys, List<String> families) {}

  private static final List<Community> ALL =
      List.of(
          community(
              "White British",
              46,
              "Amy Chloe Jade Leanne Hannah Rebecca Elizabeth Katherine Megan Georgia Stacey Kirsty"
                  + " Alison Victoria Charlotte Holly Lucy Ruby Gemma Natalie",
              "Liam Jack Thomas Daniel Craig Dean Matthew Christopher Benjamin Lee Wayne Robert"
                  + " Joseph Samuel Nathan Ryan Stephen Andrew Michael Joshua",
              compounds(
                      "Hart Whit Brad Ash Thorn Hol Clif Wether Old Stan Hep Lang Brock Red Wood"
                          + " Black Farn Green Hamp Wins Ather Ellis Rother Cald",
                      "ley worth field ton by well croft bank shaw bottom gate ham combe land")
                  + " Shaw Booth Whitehead Firth Ogden Lister Barraclough Crowther Haigh Pickles"
                  + " Rowbotham Thackeray Dyson Sykes Holroyd Wadsworth Greaves Naylor Kershaw"
                  + " Smith Jones Taylor Wilson Evans Walker Wright Turner Cooper Ward Harris"
                  + " Hughes Clarke Baker Hill Wood Moore Bell"),
          community(
              "White Irish",
              5,
              "Aoife Siobhan Niamh Caitlin Orla Bridget Roisin Sinead Maeve Ciara Deirdre Grainne"
                  + " Clodagh Eimear Nuala Aisling Una Sorcha Mary Kathleen",
              "Declan Sean Patrick Conor Cormac Eoin Brendan Kieran Niall Aidan Fergus Oisin"
                  + " Padraig Ronan Diarmuid Cathal Donal Colm Shane Dermot",
              "Gallagher Doherty Brennan Keane Nolan Quigley Tierney Lenihan McHugh Rafferty"
                  + " Sweeney Coyle Devlin Mulligan Scanlon Farrelly Hanlon Geraghty Tuohy Boylan"),
          community(
              "Pakistani",
              11,
              "Aisha Fatima Zainab Saima Nadia Rukhsana Shazia Sadia Maryam Iqra Hina Amna Farah"
                  + " Rabia Sana Noreen Mehwish Kiran Uzma Bushra",
              "Mohammed Imran Asif Bilal Hamza Usman Tariq Kashif Adeel Faisal Nadeem Waqas Zahid"
                  + " Rizwan Shahid Omar Haroon Junaid Sajid Yasir",
              "Hussain Khan Mahmood Akhtar Iqbal Malik Mirza Rashid Aslam Bashir Chaudhry Qureshi"
                  + " Rehman Shah Javed Butt Dar Ghani Latif Yousaf"),
          community(
              "Indian",
              6,
              "Priya Anjali Simran Harpreet Kavita Meena Deepa Jaspreet Neha Pooja Sunita Rekha"
                  + " Manpreet Gurpreet Divya Lakshmi Asha Radha Sonal Nisha",
              "Arjun Rajesh Sanjay Gurdeep Amit Vikram Harjit Ravi Anil Sunil Manoj Jaswinder"
                  + " Nikhil Kiran Deepak Rohan Balraj Pritam Hardeep Ashok",
              "Patel Singh Kaur Sharma Gill Desai Mistry Chauhan Bhatt Dhillon Sandhu Joshi Nair"
                  + " Reddy Parmar Solanki Bains Grewal Mehta Rana"),
          community(
              "Bangladeshi",
              4,
              "Shapna Rahima Nasima Tahmina Jannat Sultana Ruksana Shirin Farzana Halima Nazma"
                  + " Rashida Sharmin Taslima Momtaz Salma Rehana Lipi Moriom Khadija",
              "Abdul Shofiq Jamal Rafiq Kamal Mizan Shamim Habib Nurul Farhan Anwar Jubair Rukon"
                  + " Tanvir Monir Alom Sohel Iqbal Babul Mahbub",
              "Miah Begum Uddin Ali Rahman Chowdhury Islam Ahmed Hoque Kabir Alam Khatun Sarkar"
                  + " Talukdar Bari Haque Siddique Motin Ullah Zaman"),
          community(
              "Polish",
              6,
              "Agnieszka Katarzyna Zuzanna Magdalena Joanna Ewa Kinga Aleksandra Natalia Oliwia"
                  + " Monika Dorota Beata Weronika Paulina Julia Maja Izabela Renata Hanna",
              "Piotr Krzysztof Tomasz Jakub Marcin Pawel Michal Mateusz Kacper Szymon Wojciech"
                  + " Andrzej Dawid Rafal Filip Adrian Lukasz Bartosz Jan Grzegorz",
              "Kowalski Nowak Wisniewski Wojcik Kaminski Zielinski Mazur Krawczyk Piotrowski"
                  + " Grabowski Pawlak Dudek Sikora Baran Duda Szewczyk Pietrzak Wrobel Jablonski"
                  + " Lis"),
          community(
              "Romanian",
              4,
              "Ioana Elena Andreea Gabriela Mihaela Loredana Florina Denisa Bianca Cristina Simona"
                  + " Larisa Roxana Alina Daniela Ana Maria Violeta Crina Sorina",
              "Andrei Ionut Florin Marius Cristian Gheorghe Vasile Bogdan Adrian Razvan Catalin"
                  + " Stefan Mihai Costel Dorin Alin Nicolae Lucian Sorin Radu",
              "Popescu Ionescu Dumitru Stan Radu Stoica Gheorghe Matei Ciobanu Constantin Lupu"
                  + " Munteanu Rusu Serban Dinu Preda Neagu Toma Lazar Barbu"),
          community(
              "Gypsy / Roma",
              3,
              "Zuzana Denisa Ivana Vanesa Kristina Jana Marcela Renata Lucia Nikola Sara Helena"
                  + " Erika Viera Monika Dominika Alzbeta Patricia Silvia Gizela",
              "Milan Jozef Roman Ladislav Dusan Marek Erik Kevin Patrik Rastislav Tibor Robert"
                  + " Viliam Dezider Peter Lukas Zdenek Igor Emil Julius",
              "Horvath Balog Kotlar Gabor Cervenak Bandy Tancos Pompa Lakatos Ziga Pecha Giba Dunka"
                  + " Mirga Oracko Danko Conka Zigova Kaleja Sivak"),
          community(
              "Arab",
              3,
              "Layla Yasmin Huda Noor Rana Samar Amal Salma Dalia Zahra Hanan Lina Iman Reem Wafa"
                  + " Suad Maha Rania Nawal Abeer",
              "Ahmad Hassan Karim Khalid Mustafa Samir Walid Yusuf Nabil Tarek Fadi Ziad Basel Hani"
                  + " Mahmoud Rami Saif Ammar Jalal Marwan",
              "Al-Najjar Haddad Mansour Saleh Abbas Hamdan Nasser Khoury Darwish Al-Masri Fayed"
                  + " Kassem Sabbagh Jaber Zaki Hijazi Shami Qasim Barakat Tamimi"),
          community(
              "Somali",
              3,
              "Hodan Sahra Ifrah Ayaan Hibo Khadra Ubah Fowsia Nimco Asha Idil Muna Sagal Deqa"
                  + " Hamdi Zamzam Ladan Filsan Amina Shukri",
              "Abdi Guled Liban Mahad Warsame Yonis Bashir Cabdi Farah Ismail Jama Mukhtar Ayub"
                  + " Sharmarke Daud Hirsi Kayse Bile Nuur Ilyas",
              "Warsame Farah Jama Abdi Hersi Elmi Ismail Mohamud Duale Osman Yusuf Adan Gedi Egal"
                  + " Samatar Aden Roble Awale Guled Hashi"),
          community(
              "Black African",
              4,
              "Abena Ngozi Chioma Folake Efua Amara Adaeze Yetunde Akosua Ifeoma Temitope Blessing"
                  + " Esi Funmilayo Grace Ama Chidinma Bukola Adwoa Patience",
              "Kwame Chidi Emeka Tunde Kofi Babatunde Obinna Segun Yaw Ikenna Femi Kwabena Olumide"
                  + " Samuel Ebo Uche Nnamdi Kojo Dapo Wale",
              "Adeyemi Okafor Mensah Boateng Okoro Balogun Asante Nwosu Osei Eze Owusu Adebayo"
                  + " Onyeka Appiah Bello Danso Obi Amoah Ogunleye Quaye"),
          community(
              "Chinese",
              2,
              "Ling Mei Xiu Jing Yan Hui Fang Qian Lan Yue Wei Na Ting Min Shu Zhen Ying Rong Hua"
                  + " Lei",
              "Wei Jun Ming Hao Feng Tao Jian Bo Chen Lei Gang Kai Long Peng Qiang Rui Sheng Yong"
                  + " Zhi Cheng",
              "Wong Chan Li Zhang Chen Liu Huang Lau Cheung Ng Yip Lam Zhao Wu Zhou Tang Mak Leung"
                  + " Kwok Xu"),
          community(
              "Black Caribbean",
              3,
              "Shanice Keisha Marcia Tanisha Alicia Jasmine Monique Latoya Simone Yvonne Tiana"
                  + " Renee Shanelle Beverley Candice Leticia Natasha Dionne Kadisha Nerissa",
              "Marlon Tyrone Jermaine Devon Leroy Delroy Winston Kemar Andre Shawn Tyrell Curtis"
                  + " Jerome Clive Errol Dwayne Reece Malachi Omari Kymani",
              "Campbell Grant Francis Bailey Reid Brown Gordon Clarke Powell Edwards Blake Thompson"
                  + " Stewart Wright Henry Morgan Douglas Barrett Palmer Lewis"));

  /** Short forms that are used of many people, by full name. */
  private static final String SHORT =
      """
      Rebecca:Becky Elizabeth:Lizzie Katherine:Kat Victoria:Vicky Charlotte:Lottie Georgia:George Natalie:Nat Hannah:Han Megan:Meg Thomas:Tom \
      Daniel:Danny Matthew:Matty Christopher:Chris Benjamin:Ben Robert:Rob Joseph:Joe Samuel:Sam Nathan:Nate Stephen:Steve Andrew:Andy Michael:Mick \
      Joshua:Josh Patrick:Paddy Kathleen:Kath Bridget:Bridie Mohammed:Mo Rukhsana:Ruby Zainab:Zee Usman:Oz Harpreet:Harps Jaspreet:Jas Manpreet:Manny \
      Gurdeep:Gurdy Katarzyna:Kasia Agnieszka:Aga Aleksandra:Ola Zuzanna:Zuzia Magdalena:Magda Piotr:Piotrek Krzysztof:Krzys Tomasz:Tomek Jakub:Kuba \
      Andreea:Deea Gabriela:Gabi Mihaela:Miha Cristian:Cristi Gheorghe:Gigi Nicolae:Nicu Kristina:Kika Ladislav:Laco Jozef:Jozko Yasmin:Yas Mustafa:Musti \
      Mahmoud:Mahmo Abdul:Abz Shukri:Shuks Ifeoma:Ify Chidinma:Chi Temitope:Temi Babatunde:Tunde Olumide:Olu Jermaine:Jay Tyrone:Ty Jasmine:Jaz Shanice:Shan\
      """;

  /** The same name as other writers spell it. */
  private static final String OTHER_SPELLINGS =
      """
      Mohammed:Muhammad Fatima:Fatema Aisha:Ayesha Hussain:Hussein Rashid:Rasheed Chaudhry:Choudhury Qureshi:Koreshi Yousaf:Yusuf Siobhan:Shivaun \
      Niamh:Neve Caitlin:Kaitlyn Aoife:Eefa Sean:Shaun Kieran:Ciaran Zuzanna:Susanna Jakub:Jacob Krzysztof:Kristof Kowalski:Kowalsky Wojcik:Voycik \
      Stefan:Stephan Andrei:Andrej Popescu:Popesku Horvath:Horvat Kotlar:Kotler Yusuf:Youssef Khadra:Qadra Cabdi:Abdi Warsame:Warsama Osman:Usman \
      Okafor:Okafo Mensah:Menza Adeyemi:Adeyeme Chen:Chan Zhang:Cheung Shanice:Shaneice Hartley:Heartley Haigh:Hague Sykes:Sikes Dyson:Dison Chloe:Cloe \
      Ahmad:Ahmed Al-Najjar:Alnajar Layla:Leila Noor:Nour Miah:Mia Uddin:Udin Rahman:Rehman Begum:Begam Simran:Simrun Patel:Patil Katherine:Catherine\
      """;

  private static final Map<String, String> SHORT_FORMS = pairs(SHORT);
  private static final Map<String, String> SPELLINGS = pairs(OTHER_SPELLINGS);

  private final NameOrigins origins;

  Names(NameOrigins origins) {
    this.origins = origins;
  }

  /** A family's community, from a draw of 0 to 99. */
  int community(int draw) {
    int left = draw;
    for (int i = 0; i < ALL.size(); i++) {
      left -= ALL.get(i).share();
      if (left < 0) return i;
    }
    throw new IllegalArgumentException("a draw is 0 to 99, was " + draw);
  }

  String given(int community, boolean male, int draw) {
    var names = male ? seen(community).boys() : seen(community).girls();
    return names.get(Math.floorMod(draw, names.size()));
  }

  String family(int community, int draw) {
    var names = seen(community).families();
    return names.get(Math.floorMod(draw, names.size()));
  }

  String ethnicity(int community) {
    return seen(community).ethnicity();
  }

  static String shortForm(String given) {
    return SHORT_FORMS.getOrDefault(given, given);
  }

  static String otherSpelling(String name) {
    return SPELLINGS.getOrDefault(name, name);
  }

  private Community seen(int community) {
    return ALL.get(origins == NameOrigins.MIRRORED ? (community + 6) % ALL.size() : community);
  }

  private static Community community(
      String ethnicity, int share, String girls, String boys, String families) {
    return new Community(
        ethnicity,
        share,
        List.of(girls.split(" ")),
        List.of(boys.split(" ")),
        List.of(families.split(" ")));
  }

  /** Surnames made as English place names are. */
  private static String compounds(String firsts, String seconds) {
    return Stream.of(firsts.split(" "))
        .flatMap(first -> Stream.of(seconds.split(" ")).map(second -> first + second))
        .collect(Collectors.joining(" "));
  }

  private static Map<String, String> pairs(String text) {
    var pairs = new HashMap<String, String>();
    for (var pair : text.split(" ")) {
      int colon = pair.indexOf(':');
      pairs.put(pair.substring(0, colon), pair.substring(colon + 1));
    }
    return Map.copyOf(pairs);
  }
}
